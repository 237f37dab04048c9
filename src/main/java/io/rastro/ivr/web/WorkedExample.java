package io.rastro.ivr.web;

import io.rastro.ivr.IvrColumn;
import io.rastro.ivr.IvrReport;
import io.rastro.ivr.IvrRow;
import io.rastro.ivr.Ratio;
import io.rastro.report.CellWriter;
import io.rastro.report.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works a number of the total row out from the rows on screen. */
record WorkedExample(IvrReport report, CellWriter writer, IvrText text) {

    private static final int ROWS_SHOWN = 4;

    /** Null when there are no rows. */
    @Nullable
    String of(IvrColumn column) {
        if (report.rows().isEmpty()) {
            return null;
        }
        Optional<Ratio> ratio = column.ratio(report.total());
        if (ratio.isPresent()) {
            return divided(column, ratio.get());
        }
        return switch (column) {
            case CHECK -> partitions();
            case LONGEST_WAIT -> longest();
            default -> summed(column);
        };
    }

    private String divided(IvrColumn column, Ratio ratio) {
        String part = column.format() == Format.DURATION
                ? CellWriter.duration(ratio.part())
                : text.of("ivr.number", ratio.part());
        return text.of("ivr.example.ratio", part, ratio.whole(), written(column, report.total()));
    }

    private String summed(IvrColumn column) {
        List<IvrRow> rows = report.rows();
        String shown =
                rows.stream().limit(ROWS_SHOWN).map(row -> written(column, row)).collect(Collectors.joining(" + "));
        String more = rows.size() > ROWS_SHOWN ? " + …" : "";
        return text.of("ivr.example.sum", rows.size(), shown + more, written(column, report.total()));
    }

    private String partitions() {
        return text.of(
                "ivr.example.partitions",
                written(IvrColumn.RECEIVED, report.total()),
                added(IvrColumn.RETAINED, IvrColumn.LEFT_IN_IVR, IvrColumn.FORWARDED),
                written(IvrColumn.FORWARDED, report.total()),
                added(IvrColumn.ANSWERED, IvrColumn.LEFT_IN_QUEUE, IvrColumn.OVERFLOWED));
    }

    private String added(IvrColumn... parts) {
        return List.of(parts).stream()
                .map(part -> written(part, report.total()))
                .collect(Collectors.joining(" + "));
    }

    private String longest() {
        Long longest = report.total().measures().longestWait();
        String where = report.rows().stream()
                .filter(row -> longest != null && longest.equals(row.measures().longestWait()))
                .map(row -> text.name(report.grouping(), row))
                .findFirst()
                .orElse("—");
        return text.of("ivr.example.longest", written(IvrColumn.LONGEST_WAIT, report.total()), where);
    }

    private String written(IvrColumn column, IvrRow row) {
        return writer.write(column, row);
    }
}
