package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.PickCheck;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.InteractionRequest;
import io.rastro.interaction.InteractionService;
import io.rastro.interaction.Neighbours;
import io.rastro.interaction.Neighbours.Line;
import io.rastro.interaction.PageRequest;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.web.QueryString;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Finds the histories before and after one, in the search or the drawn list that the reader came from. */
@Component
class StepFinder {

    private final InteractionService interactions;
    private final PickCheck picks;

    StepFinder(InteractionService interactions, PickCheck picks) {
        this.interactions = interactions;
        this.picks = picks;
    }

    /** Null when the reader came from no line, or from one of a search that he may not make. */
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
        return origin.search() == null || line == null ? null : steps(origin.search(), line, reader);
    }

    private static @Nullable String pick(Origin origin, @Nullable PickList list) {
        return list == null
                ? null
                : HistoryLinks.address(
                        list.picked().conversationId(), new Origin(origin.search(), null, list).parameters());
    }

    private @Nullable Steps steps(String search, Cursor line, PortalUser reader) {
        MultiValueMap<String, String> parameters = QueryString.parse(search);
        GridPosition position = GridPosition.of(parameters);
        InteractionFilter filter = permitted(InteractionRequest.of(parameters).with(position.problems()), reader)
                .orElse(null);
        if (filter == null) {
            return null;
        }
        SearchLinks links = new SearchLinks(filter.medium(), filter.values(), filter.order());
        Neighbours around = interactions.neighbours(filter, reader.scope(), line);
        long before = line.position() - 1;
        boolean first = line.position() <= firstOf(position.page());
        boolean last = line.position() >= lastOf(position.page());
        return new Steps(
                link(around.previous(), first ? links.before(line.at(before)) : links.page(position.page())),
                link(around.next(), last ? links.after(line) : links.page(position.page())),
                line.position(),
                0);
    }

    private Optional<InteractionFilter> permitted(InteractionRequest request, PortalUser reader) {
        return request.filter()
                .filter(filter -> picks.problems(filter.fields(), filter.values(), reader.scope())
                        .isEmpty());
    }

    // The place of the first line on the page of the grid, so that a step beyond it turns the page.
    private static long firstOf(PageRequest page) {
        if (page.after() != null) {
            return page.after().position() + 1;
        }
        return page.before() == null ? 1 : Math.max(1, page.before().position() - KeysetPage.ROWS + 1);
    }

    private static long lastOf(PageRequest page) {
        return firstOf(page) + KeysetPage.ROWS - 1;
    }

    private static @Nullable String link(@Nullable Line line, String search) {
        return line == null
                ? null
                : HistoryLinks.address(line.conversationId(), new Origin(search, line.cursor(), null).parameters());
    }
}
