package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Neighbours;
import io.rastro.interaction.PageRequest;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.PageRead;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The list behind a number of the Agents report; every method sees only what the reader's scope permits. */
@Service
// One snapshot: the names that a line refers to are read before it.
@PageRead
public class SegmentListService {

    private final AgentsRepository agents;
    private final SegmentListQueries segments;
    private final ZoneId zone;

    SegmentListService(AgentsRepository agents, SegmentListQueries segments, ZoneId zone) {
        this.agents = agents;
        this.segments = segments;
        this.zone = zone;
    }

    /** A page, newest first. */
    public KeysetPage<SegmentRow> page(AgentsFilter filter, Counted counted, ServiceScope scope, PageRequest request) {
        Selection selection = selection(filter, scope);
        return selection.spans().none()
                ? KeysetPage.empty()
                : KeysetPage.of(
                        segments.source(selection, counted), request.after(), request.before(), SegmentRow::cursor);
    }

    /** The lines around one. */
    public Neighbours neighbours(AgentsFilter filter, Counted counted, ServiceScope scope, Cursor line) {
        Selection selection = selection(filter, scope);
        if (selection.spans().none()) {
            return Neighbours.NONE;
        }
        KeysetPage.Source<SegmentRow> source = segments.source(selection, counted);
        return new Neighbours(
                neighbour(source, line, true, Math.max(1, line.position() - 1)),
                neighbour(source, line, false, line.position() + 1));
    }

    private static Neighbours.@Nullable Line neighbour(
            KeysetPage.Source<SegmentRow> source, Cursor line, boolean backwards, long position) {
        return source.read(line, backwards, 1).rows().stream()
                .map(row -> new Neighbours.Line(row.conversationId(), row.cursor(position)))
                .findFirst()
                .orElse(null);
    }

    /** How many lines there are, exactly. */
    public long count(AgentsFilter filter, Counted counted, ServiceScope scope) {
        Selection selection = selection(filter, scope);
        return selection.spans().none() ? 0 : segments.count(selection, counted);
    }

    /** Hands every line to the sink, newest first, as the database yields it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(AgentsFilter filter, Counted counted, ServiceScope scope, Consumer<SegmentRow> sink) {
        Selection selection = selection(filter, scope);
        if (!selection.spans().none()) {
            segments.forEach(selection, counted, sink);
        }
    }

    private Selection selection(AgentsFilter filter, ServiceScope scope) {
        AgentsFilter byAgent = filter.groupedBy(Grouping.AGENT);
        Spans spans = Spans.of(byAgent, zone);
        return Selection.of(byAgent, scope, spans, filter.choosesAgents() ? agents.chosen(filter) : null);
    }
}
