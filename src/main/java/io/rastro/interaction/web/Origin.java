package io.rastro.interaction.web;

import io.rastro.interaction.web.PickList.Pick;
import io.rastro.report.Cursor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the reader of a history came from: a line of a search, a pick of a drawn list, or neither.
 *
 * @param search the query string of the page of lines; null when none is told
 * @param line the line of the search; null when none is told
 * @param picks the drawn list; null when the reader came from none
 */
record Origin(
        @Nullable String search,
        @Nullable Cursor line,
        @Nullable PickList picks) {

    /** The query string of a search, as a browser sends it: nothing in it can leave the search page. */
    private static final Pattern SEARCH = Pattern.compile("media=[\\w.~%+:,!*$()'&=;@/?-]*");

    /** What is not well formed counts as not told: it only leads somewhere else, and shows nothing. */
    static Origin of(HistoryRequest request) {
        String back = request.back();
        if (back == null || !SEARCH.matcher(back).matches()) {
            return new Origin(null, null, null);
        }
        String at = request.at();
        return new Origin(
                back,
                at == null ? null : Cursor.parse(at).orElse(null),
                PickList.parse(request.picks(), request.pick()).orElse(null));
    }

    /** The page that the reader came from, at the line or pick in question; else the search form. */
    String address() {
        if (search == null) {
            return "/interactions";
        }
        if (picks != null) {
            return "/interactions/draw?" + search + "#pick-" + picks.current();
        }
        return "/interactions?" + search + (line == null ? "" : "#line-" + line.id());
    }

    /** The interaction that is meant among those of the conversation; 0 when none is told. */
    long interactionId() {
        Pick pick = picks == null ? null : picks.picked();
        return pick != null ? pick.interactionId() : line != null ? line.id() : 0;
    }

    /** What a link carries so that the next page knows it too. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (search != null) {
            parameters.put("back", search);
        }
        if (picks != null) {
            parameters.put("picks", picks.toString());
            parameters.put("pick", String.valueOf(picks.current()));
        } else if (line != null) {
            parameters.put("at", line.toString());
        }
        return parameters;
    }
}
