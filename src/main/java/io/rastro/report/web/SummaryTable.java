package io.rastro.report.web;

import io.rastro.report.CellWriter;
import io.rastro.report.SummaryColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of a report that sums up: groups of columns, a row for each group of rows, and the total.
 *
 * @param rows without the total
 */
public record SummaryTable(List<ColumnGroup> groups, List<ColumnHeader> heads, List<Row> rows, Row total) {

    /** A heading above so many columns. */
    public record ColumnGroup(String name, int span) {}

    /** The header of a column; it opens the explanation of the same key. */
    public record ColumnHeader(String key, String header, boolean first) {}

    /**
     * One row.
     *
     * @param href where its name leads; null: nowhere
     */
    public record Row(String name, @Nullable String href, List<Figure> figures) {}

    /**
     * One number, with all that its drawing needs decided here: a template decides slowly, and a table has thousands.
     *
     * @param css its classes
     * @param faint its beginning that is drawn faint
     * @param strong what follows that
     * @param href the list that it sums up; null: none
     * @param percent how long its bar is, 0 to 100; null: it has none
     */
    public record Figure(
            String key,
            String header,
            String css,
            String faint,
            String strong,
            @Nullable String href,
            @Nullable Integer percent) {}

    /**
     * How columns and rows are called and where they lead, in the reader's language.
     *
     * @param headers the header of a column
     * @param names the name of a row
     * @param hrefs where the name of a row leads, path and query; null: nowhere
     * @param lists the list that a number sums up, path and query; null: none
     */
    public record Labels<R, C>(
            Function<C, String> headers,
            Function<R, String> names,
            Function<R, @Nullable String> hrefs,
            BiFunction<C, R, @Nullable String> lists) {}

    /** Draws rows. */
    public static <R, C extends SummaryColumn<R>> SummaryTable of(
            List<C> columns, List<R> rows, R total, CellWriter writer, Labels<R, C> labels) {
        List<ColumnHeader> heads = columns.stream()
                .map(column -> new ColumnHeader(column.key(), labels.headers().apply(column), first(columns, column)))
                .toList();
        Function<R, Row> tableRow = row -> tableRow(columns, heads, row, writer, labels);
        return new SummaryTable(
                groups(columns), heads, rows.stream().map(tableRow).toList(), tableRow.apply(total));
    }

    private static <R> List<ColumnGroup> groups(List<? extends SummaryColumn<R>> columns) {
        List<ColumnGroup> groups = new ArrayList<>();
        for (SummaryColumn<R> column : columns) {
            int last = groups.size() - 1;
            if (last >= 0 && groups.get(last).name().equals(column.group())) {
                groups.set(
                        last, new ColumnGroup(column.group(), groups.get(last).span() + 1));
            } else {
                groups.add(new ColumnGroup(column.group(), 1));
            }
        }
        return groups;
    }

    private static <R, C extends SummaryColumn<R>> boolean first(List<C> columns, C column) {
        int place = columns.indexOf(column);
        return place == 0 || !columns.get(place - 1).group().equals(column.group());
    }

    private static <R, C extends SummaryColumn<R>> Row tableRow(
            List<C> columns, List<ColumnHeader> heads, R row, CellWriter writer, Labels<R, C> labels) {
        List<Figure> figures = new ArrayList<>();
        for (int place = 0; place < heads.size(); place++) {
            C column = columns.get(place);
            figures.add(
                    figure(column, heads.get(place), row, writer, labels.lists().apply(column, row)));
        }
        return new Row(labels.names().apply(row), labels.hrefs().apply(row), figures);
    }

    private static <R> Figure figure(
            SummaryColumn<R> column, ColumnHeader head, R row, CellWriter writer, @Nullable String href) {
        String text = writer.write(column, row);
        String faint = column.value(row) == null ? "" : Cell.faintBeginning(column.format(), text);
        return new Figure(
                head.key(),
                head.header(),
                head.first() ? "num g" : "num",
                faint,
                text.substring(faint.length()),
                href,
                percent(column, row));
    }

    private static <R> @Nullable Integer percent(SummaryColumn<R> column, R row) {
        return column.bar() && column.value(row) instanceof Double ratio
                ? Integer.valueOf((int) Math.round(100 * Math.min(1, Math.max(0, ratio))))
                : null;
    }
}
