package io.rastro.agents.web;

import io.rastro.report.CellWriter;
import io.rastro.report.Format;
import io.rastro.report.SummaryColumn;
import org.jspecify.annotations.Nullable;

/** Writes measures outside the table, for templates, as the table does. */
public final class MeasureText {

    private final CellWriter cells;

    MeasureText(CellWriter cells) {
        this.cells = cells;
    }

    public String write(long seconds) {
        return CellWriter.duration(seconds);
    }

    public String share(@Nullable Double share) {
        return share == null ? SummaryColumn.EMPTY : cells.write(Format.PERCENT, share);
    }
}
