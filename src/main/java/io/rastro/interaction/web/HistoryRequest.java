package io.rastro.interaction.web;

import io.rastro.interaction.history.ReadingOptions;
import io.rastro.report.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * How a history is asked for; what is absent is null.
 *
 * @param order of the conversation; absent: the account's own
 * @param page the part of the conversation, from 1
 * @param whole not in parts, for paper
 * @param find the words looked for in it
 * @param hit which of the places with these words is meant, from 1
 * @param back the page of rows the reader came from: its query string, after its path unless it is a search
 * @param at the row of that list, as a cursor
 * @param picks the drawn list the reader works through
 * @param pick the place in it, from 1
 */
record HistoryRequest(
        @Nullable String order,
        @Nullable Integer page,
        @Nullable Boolean whole,
        @Nullable String find,
        @Nullable Integer hit,
        @Nullable String back,
        @Nullable String at,
        @Nullable String picks,
        @Nullable String pick) {

    static final int LONGEST_WORDS = 200;

    /** What it means to a reader whose account has an order of its own, or null. */
    ReadingOptions reading(@Nullable String ownOrder) {
        if ((page != null && page < 1) || (hit != null && hit < 1)) {
            throw refused("page and hit count from 1");
        }
        String words = words();
        Order requested = order == null
                ? Order.ofCode(ownOrder == null ? "" : ownOrder).orElse(Order.OLDEST)
                : Order.ofCode(order).orElseThrow(() -> refused("order is newest or oldest"));
        return new ReadingOptions(requested, page, Boolean.TRUE.equals(whole), words, hit == null ? 1 : hit);
    }

    /** The words looked for; null when there are none. */
    @Nullable
    String words() {
        String words = find == null ? "" : find.strip();
        if (words.length() > LONGEST_WORDS || words.indexOf('\0') >= 0) {
            throw refused("find has up to " + LONGEST_WORDS + " characters");
        }
        return words.isEmpty() ? null : words;
    }

    static ResponseStatusException refused(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }
}
