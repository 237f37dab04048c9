package io.rastro.report.web;

import io.rastro.report.Cursor;
import io.rastro.report.ListRow;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The histories that the rows of a page lead to, and that lead back to their rows.
 *
 * @param words the beginning of the keys of the list's messages
 * @param back the page, encoded for a query string
 */
public record RowHistories(Texts texts, String words, String back) {

    /**
     * Those of a page.
     *
     * @param page as a history leads back to it
     */
    public static RowHistories of(String page, String words, Texts texts) {
        return new RowHistories(texts, words, UriUtils.encode(page, StandardCharsets.UTF_8));
    }

    /**
     * The link of a row on a text, which may be empty; null: the row has no history.
     *
     * @param cursor the place after the row
     */
    Cell.@Nullable Link link(ListRow row, Cursor cursor, String text) {
        return row.conversationId() == null
                ? null
                : new Cell.Link(
                        "/conversations/" + row.conversationId() + "?back=" + back + "&at=" + cursor,
                        texts.of(words + ".history", text),
                        text.isEmpty() ? texts.of("list.history") : text);
    }
}
