package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.report.PageTransaction;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Draws interactions of a search by chance, evenly over agents. */
@Service
// One snapshot: what was counted is what is drawn from.
@PageTransaction
public class DrawService {

    private final DrawSearch search;
    private final IdResolver resolver;
    private final ZoneId zone;

    DrawService(DrawSearch search, IdResolver resolver, ZoneId zone) {
        this.search = search;
        this.resolver = resolver;
        this.zone = zone;
    }

    public DrawResult draw(InteractionFilter filter, ServiceScope scope, Draw draw) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver, new Lookups());
        if (criteria.matchesNothing()) {
            return new DrawResult(List.of(), 0, 0);
        }
        SearchSql sql = new SearchSql(criteria, filter.order(), zone);
        List<AgentQuota> counts = search.countByAgent(sql, draw);
        List<AgentQuota> quotas = AgentQuota.spreadEvenly(counts, draw.size(), draw.seed());
        return new DrawResult(
                search.rows(sql, draw, quotas),
                counts.stream().mapToLong(AgentQuota::count).sum(),
                counts.stream().filter(quota -> quota.agentId() != null).count());
    }

    /**
     * What was drawn.
     *
     * @param rows in the order they were drawn: one of each agent before a second of any
     * @param population how many were drawn from
     * @param agents how many agents those belong to
     */
    public record DrawResult(List<InteractionRow> rows, long population, long agents) {}
}
