package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.report.PageRead;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Draws interactions of a search by chance, evenly over agents. */
@Service
// One snapshot: what was counted is what is drawn from.
@PageRead
public class DrawService {

    private final DrawSearch search;
    private final Lookup lookup;
    private final ZoneId zone;

    DrawService(DrawSearch search, Lookup lookup, ZoneId zone) {
        this.search = search;
        this.lookup = lookup;
        this.zone = zone;
    }

    public Drawn draw(InteractionFilter filter, ServiceScope scope, Draw draw) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        if (restriction.impossible()) {
            return new Drawn(List.of(), 0, 0);
        }
        AllSql sql = new AllSql(restriction, filter.order(), zone);
        List<Share> owned = search.owned(sql, draw);
        List<Share> shares = Share.even(owned, draw.size(), draw.seed());
        return new Drawn(
                search.rows(sql, filter.medium(), draw, shares),
                owned.stream().mapToLong(Share::count).sum(),
                owned.stream().filter(share -> share.agentId() != null).count());
    }
}
