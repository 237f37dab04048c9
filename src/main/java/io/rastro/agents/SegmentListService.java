package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Neighbours;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.PageRequest;
import io.rastro.report.PageTransaction;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The list behind a number of the Agents report; every method sees only what the reader's scope permits. */
@Service
// One snapshot: the names that a row refers to are read before it.
@PageTransaction
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
    public KeysetPage<SegmentRow> page(AgentsFilter filter, SegmentSet set, ServiceScope scope, PageRequest request) {
        AgentsCriteria criteria = selection(filter, scope);
        return criteria.spans().none()
                ? KeysetPage.empty()
                : KeysetPage.of(segments.source(criteria, set), request.after(), request.before(), SegmentRow::cursor);
    }

    /** The rows around one. */
    public Neighbours neighbours(AgentsFilter filter, SegmentSet set, ServiceScope scope, Cursor cursor) {
        AgentsCriteria criteria = selection(filter, scope);
        if (criteria.spans().none()) {
            return Neighbours.NONE;
        }
        KeysetPage.Source<SegmentRow> source = segments.source(criteria, set);
        return new Neighbours(
                neighbour(source, cursor, true, Math.max(1, cursor.position() - 1)),
                neighbour(source, cursor, false, cursor.position() + 1));
    }

    private static Neighbours.@Nullable Neighbour neighbour(
            KeysetPage.Source<SegmentRow> source, Cursor cursor, boolean backwards, long position) {
        return source.read(cursor, backwards, 1).rows().stream()
                .map(row -> new Neighbours.Neighbour(row.conversationId(), row.cursor(position)))
                .findFirst()
                .orElse(null);
    }

    /** How many rows there are, exactly. */
    public long count(AgentsFilter filter, SegmentSet set, ServiceScope scope) {
        AgentsCriteria criteria = selection(filter, scope);
        return criteria.spans().none() ? 0 : segments.count(criteria, set);
    }

    /** Hands every row to the sink, newest first, as the database yields it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(AgentsFilter filter, SegmentSet set, ServiceScope scope, Consumer<SegmentRow> sink) {
        AgentsCriteria criteria = selection(filter, scope);
        if (!criteria.spans().none()) {
            segments.forEach(criteria, set, sink);
        }
    }

    private AgentsCriteria selection(AgentsFilter filter, ServiceScope scope) {
        AgentsFilter byAgent = filter.groupedBy(Grouping.AGENT);
        PeriodSpans spans = PeriodSpans.of(byAgent, zone);
        return AgentsCriteria.of(byAgent, scope, spans, filter.choosesAgents() ? agents.chosen(filter) : null);
    }
}
