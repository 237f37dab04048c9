package io.rastro.agents;

import io.rastro.account.ServiceScope;
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
    public KeysetPage<SegmentRow> page(
            AgentsFilter filter, Counted counted, ServiceScope scope, @Nullable Cursor after, @Nullable Cursor before) {
        Selection selection = selection(filter, scope);
        return selection.spans().none()
                ? KeysetPage.empty()
                : KeysetPage.of(segments.source(selection, counted), after, before, SegmentRow::cursor);
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
