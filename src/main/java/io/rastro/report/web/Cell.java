package io.rastro.report.web;

import io.rastro.report.Badge;
import io.rastro.report.CellWriter;
import io.rastro.report.Column;
import io.rastro.report.Cursor;
import io.rastro.report.Format;
import io.rastro.report.ListRow;
import io.rastro.report.web.GridLayout.Note;
import io.rastro.text.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a grid, with all that its drawing needs decided here: its template only fills in. Of link, badge, items,
 * groups and plain text it has one; plain text may have a faint beginning.
 *
 * @param header of its column, for the layouts that show a row as a block of names and values
 * @param css the classes of the cell
 * @param title the whole text where the cell may cut it; else null
 * @param link to the history of its row, or to what the cell itself names
 * @param items the words of a value that is a list
 * @param groups of digits in which a phone number is read
 * @param faint the beginning that is drawn faint: the leading zeros of a duration, the date of a stamp
 * @param note what is told beside it
 */
public record Cell(
        String key,
        String header,
        String css,
        @Nullable String title,
        @Nullable Link link,
        @Nullable Badge badge,
        List<String> items,
        List<String> groups,
        String faint,
        String plain,
        @Nullable Note note) {

    private static final int DATE_LENGTH = "yyyy-MM-dd ".length();

    /**
     * A link within the portal.
     *
     * @param address path and query
     * @param label where it leads, for whom the words are not enough
     */
    public record Link(String address, String label, String words) {}

    /** How a value is drawn that is no link. */
    private record Value(@Nullable Badge badge, List<String> items, List<String> groups, String faint, String plain) {

        static final Value NONE = new Value(null, List.of(), List.of(), "", "");

        static Value of(@Nullable Object value, Format format, String text) {
            if (value instanceof Badge badge) {
                return new Value(badge, List.of(), List.of(), "", "");
            }
            if (value instanceof List<?> list && !list.isEmpty()) {
                return new Value(null, list.stream().map(Object::toString).toList(), List.of(), "", "");
            }
            List<String> groups = format == Format.PHONE ? PhoneNumber.groups(text) : List.of();
            if (groups.size() > 1) {
                return new Value(null, List.of(), groups, "", "");
            }
            String faint = faintBeginning(format, text);
            return new Value(null, List.of(), List.of(), faint, text.substring(faint.length()));
        }
    }

    /** A column as all its cells on a page are drawn. */
    record Drawing<R extends ListRow>(Column<R> column, GridLayout<R> layout, boolean link, String css, String cutCss) {

        static <R extends ListRow> Drawing<R> of(Column<R> column, GridLayout<R> layout) {
            return new Drawing<>(
                    column, layout, layout.links(column), css(column, layout, ""), css(column, layout, " cut w-l"));
        }

        private static String css(Column<?> column, GridLayout<?> layout, String cut) {
            String css = layout.placeOnPhone(column)
                    + (column.format().numeric() ? " num" : "")
                    + cut
                    + (column.format() == Format.DATE ? " date" : "")
                    + (layout.links(column) ? " lead" : "")
                    + (column.onScreen() ? "" : " hidden-column");
            return css.strip();
        }
    }

    /**
     * Draws a cell.
     *
     * @param cursor the place after the row
     * @param histories null: the reader opens none
     */
    static <R extends ListRow> Cell of(
            Drawing<R> drawing, R row, Cursor cursor, CellWriter writer, @Nullable RowHistories histories) {
        Column<R> column = drawing.column();
        Object content = column.value(row);
        String text = writer.write(column, row);
        boolean cut = column.format().text()
                && !(content instanceof Badge)
                && !(content instanceof List<?> list && !list.isEmpty());
        Link link = histories == null ? null : link(drawing, row, cursor, text, histories);
        Value value = link == null ? Value.of(content, column.format(), text) : Value.NONE;
        return new Cell(
                column.key(),
                column.header(),
                cut ? drawing.cutCss() : drawing.css(),
                cut && !text.isEmpty() ? text : null,
                link,
                value.badge(),
                value.items(),
                value.groups(),
                value.faint(),
                value.plain(),
                drawing.layout().note(column, row, text));
    }

    private static <R extends ListRow> @Nullable Link link(
            Drawing<R> drawing, R row, Cursor cursor, String text, RowHistories histories) {
        return drawing.link()
                ? histories.link(row, cursor, text)
                : drawing.layout().link(drawing.column(), row, text);
    }

    static String faintBeginning(Format format, String text) {
        return switch (format) {
            case DURATION -> leadingZeros(text);
            case DATE_TIME, DAY_FIRST_DATE_TIME -> text.substring(0, Math.min(DATE_LENGTH, text.length()));
            case TEXT, PHONE, DATE, TIME, COUNT, PERCENT, DECIMAL -> "";
        };
    }

    // The last figure stays strong: a duration of nothing is still a zero to be seen.
    private static String leadingZeros(String duration) {
        int end = 0;
        while (end < duration.length() - 2 && (duration.charAt(end) == '0' || duration.charAt(end) == ':')) {
            end++;
        }
        return duration.substring(0, end);
    }
}
