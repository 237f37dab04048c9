package io.rastro.report.web;

import io.rastro.report.CellWriter;
import io.rastro.report.SummaryColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

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
    public record Row(String name, @Nullable String href, List<Figure> figures) {

        /**
         * Its cells as HTML: a table of thousands of rows is not for a template to decide cell by cell.
         *
         * @param root the path that the portal's own begin with
         */
        public String cells(String root) {
            StringBuilder html = new StringBuilder();
            figures.forEach(figure -> figure.write(html, root));
            return html.toString();
        }
    }

    /**
     * One number.
     *
     * @param faint its beginning that is drawn faint
     * @param href the list that it sums up; null: none
     * @param percent how long its bar is, 0 to 100; null: it has none
     */
    public record Figure(
            ColumnHeader head,
            String text,
            String faint,
            @Nullable String href,
            @Nullable Integer percent) {

        private void write(StringBuilder html, String root) {
            html.append("<td class=\"num")
                    .append(head.first ? " g" : "")
                    .append("\" data-column=\"")
                    .append(head.key)
                    .append("\" data-label=\"")
                    .append(HtmlUtils.htmlEscape(head.header))
                    .append("\">");
            if (percent != null) {
                html.append("<progress class=\"bar\" max=\"100\" aria-hidden=\"true\" value=\"")
                        .append(percent)
                        .append("\"></progress>");
            }
            if (href != null) {
                html.append("<a href=\"")
                        .append(HtmlUtils.htmlEscape(root + href.substring(1)))
                        .append("\">");
            }
            html.append("<span class=\"z\">")
                    .append(HtmlUtils.htmlEscape(faint))
                    .append("</span>")
                    .append(HtmlUtils.htmlEscape(text.substring(faint.length())))
                    .append(href == null ? "" : "</a>")
                    .append("</td>");
        }
    }

    /**
     * Draws rows.
     *
     * @param headers the header of a column in the reader's language
     * @param names the name of a row in the reader's language
     * @param links the list that a number sums up, path and query; null: none
     */
    public static <R, C extends SummaryColumn<R>> SummaryTable of(
            List<C> columns,
            List<R> rows,
            R total,
            CellWriter writer,
            Function<C, String> headers,
            Function<R, String> names,
            BiFunction<C, R, @Nullable String> links) {
        List<ColumnHeader> heads = columns.stream()
                .map(column -> new ColumnHeader(column.key(), headers.apply(column), first(columns, column)))
                .toList();
        Function<R, Row> tableRow = row -> tableRow(columns, heads, row, names.apply(row), writer, links);
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
            List<C> columns,
            List<ColumnHeader> heads,
            R row,
            String name,
            CellWriter writer,
            BiFunction<C, R, @Nullable String> links) {
        List<Figure> figures = new ArrayList<>();
        for (int place = 0; place < heads.size(); place++) {
            C column = columns.get(place);
            figures.add(figure(column, heads.get(place), row, writer, links.apply(column, row)));
        }
        return new Row(name, null, figures);
    }

    private static <R> Figure figure(
            SummaryColumn<R> column, ColumnHeader head, R row, CellWriter writer, @Nullable String href) {
        String text = writer.write(column, row);
        boolean unknown = column.value(row) == null;
        return new Figure(head, text, unknown ? "" : Cell.faint(column.format(), text), href, percent(column, row));
    }

    private static <R> @Nullable Integer percent(SummaryColumn<R> column, R row) {
        return column.bar() && column.value(row) instanceof Double ratio
                ? Integer.valueOf((int) Math.round(100 * Math.min(1, Math.max(0, ratio))))
                : null;
    }
}
