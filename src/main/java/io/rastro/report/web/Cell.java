package io.rastro.report.web;

import io.rastro.report.Badge;
import io.rastro.report.CellWriter;
import io.rastro.report.Column;
import io.rastro.report.Format;
import io.rastro.report.ListRow;
import io.rastro.report.web.GridLayout.Note;
import io.rastro.text.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a grid, with all that its drawing needs decided here: a template decides slowly, and a page has a thousand.
 *
 * @param header of its column, for the layouts that show a row as a block of names and values
 * @param css the classes of the cell
 * @param text the whole text, the same as in the CSV
 * @param faint its beginning that is drawn faint: the leading zeros of a duration, the date of a stamp
 * @param badge null unless the value is drawn as a badge
 * @param items the words of a value that is a list
 * @param groups of digits in which a phone number is read; together they are the text
 * @param link whether it leads to the history of its row
 * @param note what is told beside it
 */
public record Cell(
        String key,
        String header,
        String css,
        String text,
        String faint,
        @Nullable Badge badge,
        List<String> items,
        List<String> groups,
        boolean link,
        @Nullable Note note) {

    private static final int DATE_LENGTH = "yyyy-MM-dd ".length();

    static <R extends ListRow> Cell of(Column<R> column, R row, GridLayout<R> layout, CellWriter writer) {
        Object value = column.value(row);
        String text = writer.write(column, row);
        List<String> items = value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
        List<String> groups = column.format() == Format.PHONE ? PhoneNumber.groups(text) : List.of();
        Badge badge = value instanceof Badge fact ? fact : null;
        boolean cut = column.format().text() && badge == null && items.isEmpty();
        String css = layout.placeOnPhone(column)
                + (column.format().numeric() ? " num" : "")
                + (cut ? " cut w-l" : "")
                + (column.format() == Format.DATE ? " date" : "")
                + (layout.links(column) ? " lead" : "")
                + (column.onScreen() ? "" : " hidden-column");
        return new Cell(
                column.key(),
                column.header(),
                css.strip(),
                text,
                faint(column.format(), text),
                badge,
                items,
                groups,
                layout.links(column),
                layout.note(column, row, text));
    }

    /** How it is drawn, where it is no link: {@code badge}, {@code phone}, {@code items}, {@code split} or plain {@code text}. */
    public String kind() {
        if (badge != null) {
            return "badge";
        }
        if (!items.isEmpty()) {
            return "items";
        }
        if (groups.size() > 1) {
            return "phone";
        }
        return faint.isEmpty() ? "text" : "split";
    }

    /** The whole text where the cell may cut it. */
    public @Nullable String title() {
        return css.contains("cut") && !text.isEmpty() ? text : null;
    }

    /** What follows the faint beginning. */
    public String strong() {
        return text.substring(faint.length());
    }

    static String faint(Format format, String text) {
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
