package io.rastro.report.web;

import io.rastro.report.CellWriter;
import io.rastro.report.Column;
import java.time.ZoneId;
import java.util.List;

/** The lines of a report as the grid shows them. */
public record Grid(List<? extends Column<?>> columns, List<List<Cell>> lines) {

    public static <R> Grid of(List<? extends Column<R>> columns, List<R> rows, ZoneId zone) {
        CellWriter writer = new CellWriter(zone);
        List<List<Cell>> lines = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> Cell.of(column, row, writer))
                        .toList())
                .toList();
        return new Grid(columns, lines);
    }
}
