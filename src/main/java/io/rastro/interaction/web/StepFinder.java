package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.interaction.Neighbours.Line;
import io.rastro.interaction.PageRequest;
import io.rastro.interaction.web.SteppedList.Around;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.web.QueryString;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the histories before and after one, in the list that the reader came from. */
@Component
class StepFinder {

    private final Map<String, SteppedList> lists;

    StepFinder(List<SteppedList> lists) {
        this.lists = lists.stream().collect(Collectors.toUnmodifiableMap(SteppedList::path, Function.identity()));
    }

    /** Where the reader of a history came from. */
    Origin origin(HistoryRequest request) {
        return Origin.of(request, lists.keySet());
    }

    /** The interaction that is meant among those of the conversation; 0 when none is told. */
    long meant(Origin origin) {
        PickList list = origin.picks();
        if (list != null) {
            return list.picked().interactionId();
        }
        Cursor line = origin.line();
        return line != null && list(origin).ofInteractions() ? line.id() : 0;
    }

    /** Null when the reader came from no line, or from one of a list that is not his to see. */
    @Nullable
    Steps of(Origin origin, PortalUser reader) {
        PickList list = origin.picks();
        if (list != null) {
            return new Steps(
                    pick(origin, list.at(list.current() - 1)),
                    pick(origin, list.at(list.current() + 1)),
                    list.current(),
                    list.picks().size());
        }
        Cursor line = origin.line();
        return line == null
                ? null
                : list(origin)
                        .around(QueryString.parse(origin.query()), line, reader)
                        .map(around -> steps(origin.path(), line, around))
                        .orElse(null);
    }

    private SteppedList list(Origin origin) {
        return Objects.requireNonNull(lists.get(origin.path()));
    }

    private static @Nullable String pick(Origin origin, @Nullable PickList list) {
        return list == null
                ? null
                : HistoryLinks.address(
                        list.picked().conversationId(),
                        new Origin(origin.path(), origin.query(), null, list).parameters());
    }

    // A step to a line beyond the page of the list turns the page.
    private static Steps steps(String path, Cursor line, Around around) {
        PageRequest page = around.position().page();
        PageLinks links = around.links();
        Line previous = around.neighbours().previous();
        Line next = around.neighbours().next();
        boolean first = previous != null && previous.cursor().position() < firstOf(page);
        boolean last = next != null && next.cursor().position() > lastOf(page);
        return new Steps(
                link(path, previous, first ? links.before(line.at(line.position() - 1)) : links.page(page)),
                link(path, next, last ? links.after(line) : links.page(page)),
                line.position(),
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

    private static @Nullable String link(String path, @Nullable Line line, String query) {
        return line == null
                ? null
                : HistoryLinks.address(
                        line.conversationId(), new Origin(path, query, line.cursor(), null).parameters());
    }
}
