package io.rastro.report.web;

import io.rastro.report.KeysetPage;
import io.rastro.report.ListRow;
import io.rastro.report.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as the templates of its toolbar, grid and pager show it.
 *
 * @param path of the list; its file has the same with the ending of its format
 * @param words the beginning of the keys of its messages
 * @param links where it leads
 * @param exactCount how many rows there are, if they were counted beyond the usual limit
 */
public record ListView(
        String path,
        String words,
        ReportLinks links,
        Order order,
        KeysetPage<? extends ListRow> page,
        Grid grid,
        @Nullable Long exactCount)
        implements ShownRows {

    @Override
    public List<? extends ListRow> shownRows() {
        return page.rows();
    }

    public boolean empty() {
        return page.rows().isEmpty();
    }

    /** How many rows there are; null when that is not known exactly. */
    public @Nullable Long exact() {
        return exactCount != null ? exactCount : page.counted() ? Long.valueOf(page.count()) : null;
    }

    /** The place of its first row in the list, from 1. */
    public long first() {
        return page.position() + 1;
    }

    public long last() {
        return page.position() + page.rows().size();
    }

    /** Whether the first page is further away than the previous one. */
    public boolean farFromStart() {
        return page.previous() != null && page.position() > KeysetPage.ROWS;
    }
}
