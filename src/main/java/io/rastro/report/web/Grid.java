package io.rastro.report.web;

import io.rastro.report.CellWriter;
import io.rastro.report.Column;
import io.rastro.report.NumberStyle;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.i18n.LocaleContextHolder;

/** The rows of a report as the grid shows them. */
public record Grid(List<? extends Column<?>> columns, List<List<Cell>> rows) {

    /**
     * Draws rows.
     *
     * @param placeOnPhone the class that says where a column stands when a row is an item of a phone's list; empty when
     *     it is left out there
     */
    public static <R, C extends Column<R>> Grid of(
            List<C> columns, List<R> rows, ZoneId zone, Function<C, String> placeOnPhone) {
        CellWriter writer = new CellWriter(zone, NumberStyle.of(LocaleContextHolder.getLocale()));
        List<List<Cell>> cells = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> Cell.of(column, row, placeOnPhone.apply(column), writer))
                        .toList())
                .toList();
        return new Grid(columns, cells);
    }
}
