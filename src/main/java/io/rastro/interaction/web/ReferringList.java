package io.rastro.interaction.web;

import io.rastro.report.Cursor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the reader of a history came from: a row of a list, a pick of a drawn list, or neither.
 *
 * @param path of the list within the portal
 * @param query the query string of the page of rows; empty when none is told
 * @param cursor the row of the list; null when none is told
 * @param picks the drawn list; null when the reader came from none
 */
record ReferringList(
        String path,
        String query,
        @Nullable Cursor cursor,
        @Nullable DrawPosition picks) {

    private static final ReferringList NOWHERE = new ReferringList(InteractionController.PATH, "", null, null);

    /** A list and its query string, as a browser sends it: nothing in it can leave the list. A search has no path. */
    private static final Pattern BACK =
            Pattern.compile("(?:(?<path>/[a-z/]{1,40})[?]|(?=media=))(?<query>[\\w.~%+:,!*$()'&=;@/?-]*)");

    /**
     * What is not well formed counts as not told: it only leads somewhere else, and shows nothing.
     *
     * @param lists the paths of all lists
     */
    static ReferringList of(HistoryRequest request, Set<String> lists) {
        Matcher back = BACK.matcher(request.back() == null ? "" : request.back());
        if (!back.matches()) {
            return NOWHERE;
        }
        String path = back.group("path") == null ? InteractionController.PATH : back.group("path");
        String at = request.at();
        return lists.contains(path)
                ? new ReferringList(
                        path,
                        back.group("query"),
                        at == null ? null : Cursor.parse(at).orElse(null),
                        DrawPosition.parse(request.picks(), request.pick()).orElse(null))
                : NOWHERE;
    }

    /** The page that the reader came from, at the row or pick in question; else the search form. */
    String address() {
        if (query.isEmpty()) {
            return path;
        }
        if (picks != null) {
            return path + "/draw?" + query + "#pick-" + picks.current();
        }
        return path + "?" + query + (cursor == null ? "" : "#line-" + cursor.id());
    }

    /** What a link carries so that the next page knows it too. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!query.isEmpty()) {
            parameters.put("back", path.equals(InteractionController.PATH) ? query : path + "?" + query);
        }
        if (picks != null) {
            parameters.put("picks", picks.toString());
            parameters.put("pick", String.valueOf(picks.current()));
        } else if (cursor != null) {
            parameters.put("at", cursor.toString());
        }
        return parameters;
    }
}
