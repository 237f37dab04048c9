package io.rastro.interaction.web;

import io.rastro.interaction.PageRequest;
import io.rastro.report.Cursor;

/** The query strings that lead through the pages of a list. */
public interface PageLinks {

    /** Its first page. */
    String search();

    String after(Cursor cursor);

    String before(Cursor cursor);

    default String page(PageRequest page) {
        Cursor after = page.after();
        Cursor before = page.before();
        return after != null ? after(after) : before != null ? before(before) : search();
    }
}
