package io.rastro.ingestion.web;

import io.rastro.ingestion.CheckedRow;
import io.rastro.ingestion.ColumnNoticeText;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.HashedRecord;
import io.rastro.ingestion.Notice;
import io.rastro.ingestion.RecordKind;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows as they would be stored, in words. */
@Component
class PreviewRows {

    private final ColumnNoticeText noticeText;
    private final ZoneId zone;

    PreviewRows(ColumnNoticeText noticeText, ZoneId zone) {
        this.noticeText = noticeText;
        this.zone = zone;
    }

    /** A row of the file as it would be stored, by its {@link PreviewColumn}s. */
    record PreviewRow(long line, List<String> cells, List<String> remarks, boolean rejected) {}

    /**
     * @param columns of rows of this kind
     * @param mapping what the columns of the file mean; null: it has none
     */
    PreviewRow of(
            CheckedRow row, List<PreviewColumn> columns, RecordKind kind, @Nullable CsvMapping mapping, Locale locale) {
        HashedRecord passed = row.passed();
        Stream<Notice> notices = Stream.concat(Stream.ofNullable(row.reason()), row.warnings().stream());
        List<String> cells = columns.stream()
                .map(column -> passed == null ? "" : column.text(passed.content(), zone))
                .toList();
        return new PreviewRow(
                row.row().line(),
                cells,
                notices.map(notice -> noticeText.of(notice, kind, mapping, locale))
                        .toList(),
                passed == null);
    }
}
