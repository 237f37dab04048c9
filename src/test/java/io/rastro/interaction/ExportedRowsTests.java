package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.report.Cursor;
import io.rastro.report.FileFormat;
import io.rastro.report.FileFormat.Table;
import io.rastro.report.FileText;
import io.rastro.report.FilterValues;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import io.rastro.report.RowOutput;
import io.rastro.report.SheetWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Rows read by COPY and written as bytes are, byte by byte, those of the pages as OpenCSV writes them; and every format
 * holds the same.
 */
@SampleDataTest
class ExportedRowsTests {

    @Autowired
    InteractionService interactions;

    @ParameterizedTest
    @EnumSource
    void everyColumnOfEveryMediumIsWrittenAlike(Medium medium) throws IOException {
        for (Order order : Order.values()) {
            InteractionFilter filter = InteractionFilter.of(medium, new FilterValues(Map.of()), order);
            List<InteractionRow> pages = pages(filter);
            List<InteractionRow> exported = new ArrayList<>();
            interactions.export(filter, ServiceScope.allServices(), exported::add);
            assertThat(pages).hasSizeGreaterThan(20);
            for (String zone : List.of("America/Sao_Paulo", "UTC", "Australia/Lord_Howe", "Asia/Kathmandu")) {
                for (FileFormat dialect : List.of(FileFormat.SPREADSHEET, FileFormat.SCRIPT)) {
                    ByteArrayOutputStream fast = new ByteArrayOutputStream();
                    ByteArrayOutputStream expected = new ByteArrayOutputStream();
                    List<InteractionColumn> columns = InteractionColumn.of(medium);
                    write(dialect.output(fast, table(columns, true, zone)), exported);
                    write(dialect.output(expected, table(columns, false, zone)), pages);
                    assertThat(fast.toByteArray()).isEqualTo(expected.toByteArray());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void workbookAndJsonLinesHoldWhatTheCsvHolds(Medium medium) throws IOException {
        InteractionFilter filter = InteractionFilter.of(medium, new FilterValues(Map.of()), Order.NEWEST);
        List<InteractionRow> rows = new ArrayList<>();
        interactions.export(filter, ServiceScope.allServices(), rows::add);
        assertThat(rows).hasSizeGreaterThan(20);
        for (String zone : List.of("America/Sao_Paulo", "UTC", "Australia/Lord_Howe", "Asia/Kathmandu")) {
            Table<InteractionRow> table = table(InteractionColumn.of(medium), true, zone);
            List<List<String>> csv = FileText.ofCsv(written(FileFormat.SCRIPT, table, rows));
            assertThat(FileText.ofWorkbook(written(FileFormat.XLSX, table, rows)))
                    .containsExactly(csv);
            assertThat(FileText.ofJsonLines(written(FileFormat.JSONL, table, rows), csv))
                    .isEqualTo(csv);
        }
    }

    private static byte[] written(FileFormat format, Table<InteractionRow> table, List<InteractionRow> rows)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(format.output(out, table), rows);
        return out.toByteArray();
    }

    private static Table<InteractionRow> table(List<InteractionColumn> columns, boolean list, String zone) {
        return new Table<>(columns, list, ZoneId.of(zone), new SheetWords("rows", "…"));
    }

    private List<InteractionRow> pages(InteractionFilter filter) {
        List<InteractionRow> rows = new ArrayList<>();
        Cursor after = null;
        do {
            KeysetPage<InteractionRow> page = interactions
                    .answer(filter, ServiceScope.allServices(), new PageRequest(after, null), false)
                    .page();
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return rows;
    }

    private static void write(RowOutput<InteractionRow> file, List<InteractionRow> rows) throws IOException {
        file.begin();
        rows.forEach(file::writeRow);
        file.finish();
    }
}
