package io.rastro.interaction;

import io.rastro.report.sql.SqlStatement;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Draws from a search without collecting it: it is counted by agent in one pass that keeps a number for each, and then
 * only the interactions of those agents are read who give any, each keeping no more than it gives.
 */
@Repository
class DrawSearch {

    /** Chance that the database computes alike at every reading: a hash of the id that begins with the seed. */
    private static final String LOT = "hashint8extended(i.id, :seed)";

    private final JdbcClient jdbc;
    private final InteractionSearch search;

    DrawSearch(JdbcClient jdbc, InteractionSearch search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /** How many interactions each agent has in the search. */
    List<AgentQuota> countByAgent(SearchSql search, Draw draw) {
        SqlStatement from = from(search, draw);
        return jdbc.sql("select i.agent_id, count(*)" + from.sql() + " group by i.agent_id")
                .params(from.parameters())
                .query((row, number) -> new AgentQuota(row.getObject(1, Integer.class), row.getLong(2)))
                .list();
    }

    /** As many of each agent as it gives, in turns. */
    List<InteractionRow> rows(SearchSql sql, Draw draw, List<AgentQuota> quotas) {
        SqlStatement from = from(sql, draw);
        Map<String, Object> all = new LinkedHashMap<>(from.parameters());
        all.put("seed", draw.seed());
        all.put("givers", agents(quotas));
        all.put("shares", counts(quotas));
        all.put("nobodys", unassigned(quotas));
        String lots = "select i.id, i.received_at, " + LOT + " as lot" + from.sql();
        String tail = " order by " + LOT + ", i.id limit ";
        String rows = "with ticket as materialized (select share.place, own.* from unnest(cast(:givers as int[]),"
                + " cast(:shares as bigint[])) with ordinality share (agent, amount, place) cross join lateral ("
                + lots + " and i.agent_id = share.agent" + tail + "share.amount) own union all (select "
                + Integer.MAX_VALUE + ", own.* from (" + lots + " and i.agent_id is null" + tail + ":nobodys) own)),"
                + " turn as (select id, received_at, place, row_number() over (partition by place order by lot, id) as round"
                + " from ticket) select "
                + StoredColumn.selectList(sql.criteria().medium())
                + " from turn join interaction i on i.id = turn.id and i.received_at = turn.received_at"
                + InteractionRows.JOINS + " order by turn.round, turn.place";
        InteractionRows mapper = search.mapper(sql.criteria());
        return jdbc.sql(rows)
                .params(all)
                .query((row, number) -> mapper.map(row))
                .list();
    }

    private static SqlStatement from(SearchSql search, Draw draw) {
        SqlConditions conditions = search.everyCondition()
                .add(
                        "i.received_at < :drawnBefore",
                        "drawnBefore",
                        draw.before().atOffset(ZoneOffset.UTC));
        return new SqlStatement(" from interaction i" + conditions.where(), conditions.parameters());
    }

    private static int[] agents(List<AgentQuota> quotas) {
        return quotas.stream()
                .map(AgentQuota::agentId)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static long[] counts(List<AgentQuota> quotas) {
        return quotas.stream()
                .filter(quota -> quota.agentId() != null)
                .mapToLong(AgentQuota::count)
                .toArray();
    }

    private static long unassigned(List<AgentQuota> quotas) {
        return quotas.stream()
                .filter(quota -> quota.agentId() == null)
                .mapToLong(AgentQuota::count)
                .sum();
    }
}
