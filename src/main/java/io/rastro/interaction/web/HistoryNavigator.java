package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.ReportList;
import io.rastro.directory.web.ReportList.Surroundings;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetList.Neighbour;
import io.rastro.report.KeysetPage;
import io.rastro.report.PageRequest;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.ReportLinks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the histories before and after one, in the list that the reader came from. */
@Component
class HistoryNavigator {

    private final Map<String, ReportList<?, ?>> lists;

    HistoryNavigator(List<ReportList<?, ?>> lists) {
        this.lists = lists.stream().collect(Collectors.toUnmodifiableMap(ReportList::path, Function.identity()));
    }

    /** Where the reader of a history came from. */
    ReferringList referrer(HistoryRequest request) {
        return ReferringList.of(request, lists.keySet());
    }

    /** The interaction that is meant among those of the conversation; 0 when none is told. */
    long meant(ReferringList referrer) {
        DrawPosition list = referrer.picks();
        if (list != null) {
            return list.picked().interactionId();
        }
        Cursor cursor = referrer.cursor();
        return cursor != null && list(referrer).ofInteractions() ? cursor.id() : 0;
    }

    /** Null when the reader came from no row, or from one of a list that is not his to see. */
    @Nullable
    HistoryNavigation of(ReferringList referrer, PortalUser reader) {
        DrawPosition list = referrer.picks();
        if (list != null) {
            return new HistoryNavigation(
                    pick(referrer, list.at(list.current() - 1)),
                    pick(referrer, list.at(list.current() + 1)),
                    list.current(),
                    list.picks().size());
        }
        Cursor cursor = referrer.cursor();
        return cursor == null
                ? null
                : list(referrer)
                        .around(QueryString.parse(referrer.query()), cursor, reader)
                        .map(around -> navigation(referrer.path(), cursor, around))
                        .orElse(null);
    }

    private ReportList<?, ?> list(ReferringList referrer) {
        return Objects.requireNonNull(lists.get(referrer.path()));
    }

    private static @Nullable String pick(ReferringList referrer, @Nullable DrawPosition list) {
        return list == null
                ? null
                : HistoryLinks.address(
                        list.picked().conversationId(),
                        new ReferringList(referrer.path(), referrer.query(), null, list).parameters());
    }

    // A link to a row beyond the page of the list turns the page.
    private static HistoryNavigation navigation(String path, Cursor cursor, Surroundings around) {
        PageRequest page = around.page();
        ReportLinks links = around.links();
        Neighbour previous = around.neighbours().previous();
        Neighbour next = around.neighbours().next();
        boolean first = previous != null && previous.cursor().position() < firstOf(page);
        boolean last = next != null && next.cursor().position() > lastOf(page);
        return new HistoryNavigation(
                link(path, previous, first ? links.before(cursor.at(cursor.position() - 1)) : links.page(page)),
                link(path, next, last ? links.after(cursor) : links.page(page)),
                cursor.position(),
                0);
    }

    private static long firstOf(PageRequest page) {
        if (page.after() != null) {
            return page.after().position() + 1;
        }
        return page.before() == null ? 1 : Math.max(1, page.before().position() - KeysetPage.ROWS + 1);
    }

    private static long lastOf(PageRequest page) {
        return firstOf(page) + KeysetPage.ROWS - 1;
    }

    private static @Nullable String link(String path, @Nullable Neighbour neighbour, String query) {
        return neighbour == null
                ? null
                : HistoryLinks.address(
                        neighbour.conversationId(),
                        new ReferringList(path, query, neighbour.cursor(), null).parameters());
    }

    /**
     * The links to the histories before and after one, in the list that the reader came from.
     *
     * @param previous the address of the history before this one; null at the beginning
     * @param next the address of the one after; null at the end
     * @param place of this one, from 1
     * @param of how many there are; 0 while nobody counted
     */
    public record HistoryNavigation(
            @Nullable String previous, @Nullable String next, long place, int of) {

        /** Whether the rows are those of a drawn list. */
        public boolean drawn() {
            return of > 0;
        }
    }
}
