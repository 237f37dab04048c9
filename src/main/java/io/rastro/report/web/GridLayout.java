package io.rastro.report.web;

import io.rastro.report.ColumnValue;
import io.rastro.report.ListRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the grid of a list shows its rows: which column leads to a row's history, where columns stand on a phone, whose
 * list shows a row as an item of three lines (grid.css), what else cells lead to, and what is told beside them.
 *
 * @param <R> a row of the list
 */
public final class GridLayout<R extends ListRow> {

    private final String link;
    private final Map<String, String> placesOnPhone = new LinkedHashMap<>();
    private final Map<String, NoteOf<R>> notes = new LinkedHashMap<>();
    private final Map<String, LinkOf<R>> links = new LinkedHashMap<>();
    private boolean explained;

    /**
     * What is told beside the text of a cell.
     *
     * @param css the class of its element
     */
    public record Note(String css, String text) {}

    /** What is told of a row beside the text of a cell; null: nothing. */
    public interface NoteOf<R> {
        @Nullable
        Note create(R row, String text);
    }

    /** Where the text of a cell leads that does not lead to the history; null: nowhere. */
    public interface LinkOf<R> {
        Cell.@Nullable Link create(R row, String text);
    }

    private GridLayout(String link) {
        this.link = link;
    }

    /**
     * A layout to be completed.
     *
     * @param link the column that leads to the history of a row
     */
    public static <R extends ListRow> GridLayout<R> of(ColumnValue<R> link) {
        return new GridLayout<>(link.key());
    }

    /** Places columns on a phone, from the first of six places on; a place may be shared by columns of different media. */
    public GridLayout<R> onPhone(int place, ColumnValue<?>... columns) {
        for (ColumnValue<?> column : columns) {
            placesOnPhone.put(column.key(), "s" + place);
        }
        return this;
    }

    public GridLayout<R> note(ColumnValue<?> column, NoteOf<R> note) {
        notes.put(column.key(), note);
        return this;
    }

    /** A column leads elsewhere, for readers who may open histories. */
    public GridLayout<R> leading(ColumnValue<?> column, LinkOf<R> link) {
        links.put(column.key(), link);
        return this;
    }

    /** Headers open the explanation of their column. */
    public GridLayout<R> explained() {
        explained = true;
        return this;
    }

    boolean hasExplanations() {
        return explained;
    }

    boolean links(ColumnValue<?> column) {
        return column.key().equals(link);
    }

    /** The class of the column's place on a phone; empty when it is left out there. */
    String placeOnPhone(ColumnValue<?> column) {
        return placesOnPhone.getOrDefault(column.key(), "");
    }

    /** Where a cell leads; null: nowhere, or to the history. */
    Cell.@Nullable Link link(ColumnValue<?> column, R row, String text) {
        LinkOf<R> link = links.get(column.key());
        return link == null ? null : link.create(row, text);
    }

    @Nullable
    Note note(ColumnValue<?> column, R row, String text) {
        NoteOf<R> note = notes.get(column.key());
        return note == null ? null : note.create(row, text);
    }
}
