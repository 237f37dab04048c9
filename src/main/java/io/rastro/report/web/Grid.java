package io.rastro.report.web;

import io.rastro.report.CellWriter;
import io.rastro.report.Column;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.ListRow;
import io.rastro.report.NumberStyle;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The rows of a report as the grid shows them.
 *
 * @param explained whether headers open an explanation of their column
 */
public record Grid(List<Header> headers, List<Row> rows, boolean explained) {

    /** The header of a column. */
    public record Header(String key, String text, String css, boolean link, boolean onScreen) {}

    /** One row. */
    public record Row(long id, List<Cell> cells) {}

    /**
     * Draws the rows of a page.
     *
     * @param histories null: the reader opens none
     */
    public static <R extends ListRow> Grid of(
            GridLayout<R> layout,
            List<? extends Column<R>> columns,
            KeysetPage<R> page,
            ZoneId zone,
            @Nullable RowHistories histories) {
        CellWriter writer = new CellWriter(zone, NumberStyle.of(LocaleContextHolder.getLocale()));
        List<Cell.Drawing<R>> drawings =
                columns.stream().map(column -> Cell.Drawing.of(column, layout)).toList();
        List<Row> rows = new ArrayList<>();
        for (R row : page.rows()) {
            Cursor cursor = row.cursor(page.position() + rows.size() + 1);
            List<Cell> cells = drawings.stream()
                    .map(drawing -> Cell.of(drawing, row, cursor, writer, histories))
                    .toList();
            rows.add(new Row(row.id(), cells));
        }
        return new Grid(
                columns.stream().map(column -> header(column, layout)).toList(), rows, layout.hasExplanations());
    }

    private static Header header(Column<?> column, GridLayout<?> layout) {
        String css = (column.format().numeric() ? "num" : "")
                + (layout.links(column) ? " lead" : "")
                + (column.onScreen() ? "" : " hidden-column");
        return new Header(column.key(), column.header(), css.strip(), layout.links(column), column.onScreen());
    }
}
