package io.rastro.agents;

import io.rastro.agents.AgentService.AgentFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who the agents are, and the names that the report needs. */
@Repository
class AgentsRepository {

    private final NamedParameterJdbcTemplate jdbc;

    AgentsRepository(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The agents that a filter chooses; for one that chooses none, all. */
    Set<Integer> chosen(AgentsFilter filter) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder("select id from agent a where true");
        if (!filter.agents().isEmpty()) {
            sql.append(" and a.id = any(cast(:ids as int[]))");
            parameters.put("ids", AgentsCriteria.array(filter.agents()));
        }
        if (!filter.agentTags().isEmpty()) {
            sql.append(" and exists (select from agent_agent_tag t where t.agent_id = a.id"
                    + " and t.agent_tag_id = any(cast(:tags as int[])))");
            parameters.put("tags", AgentsCriteria.array(filter.agentTags()));
        }
        filter.active().ifPresent(active -> {
            sql.append(" and a.active = :active");
            parameters.put("active", active);
        });
        return new TreeSet<>(jdbc.queryForList(sql.toString(), parameters, Integer.class));
    }

    Optional<AgentFacts> agent(int id) {
        String tags = "array(select t.name from agent_agent_tag g join agent_tag t on t.id = g.agent_tag_id"
                + " where g.agent_id = a.id order by fold(t.name))";
        return jdbc
                .query(
                        "select id, name, active, array_to_string(" + tags
                                + ", ', ') as tags from agent a where id = :id",
                        Map.of("id", id),
                        (row, number) -> new AgentFacts(
                                row.getInt("id"),
                                row.getString("name"),
                                row.getBoolean("active"),
                                row.getString("tags")))
                .stream()
                .findFirst();
    }

    /** The names of agents in their order, accents and case ignored. */
    Map<Integer, String> names(Set<Integer> ids) {
        Map<Integer, String> names = new LinkedHashMap<>();
        jdbc.query(
                "select id, name from agent where id = any(cast(:ids as int[])) order by fold(name), name, id",
                Map.of("ids", AgentsCriteria.array(ids)),
                row -> {
                    names.put(row.getInt(1), row.getString(2));
                });
        return names;
    }

    Map<Integer, String> pauseReasons(Set<Integer> ids) {
        Map<Integer, String> names = new LinkedHashMap<>();
        jdbc.query(
                "select id, name from pause_reason where id = any(cast(:ids as int[])) order by fold(name), id",
                Map.of("ids", AgentsCriteria.array(ids)),
                row -> {
                    names.put(row.getInt(1), row.getString(2));
                });
        return names;
    }

    /** Sorting and hashing a month of interactions takes more than the few megabytes that a page gets. */
    void allowMemory() {
        jdbc.getJdbcOperations().execute("set local work_mem = '64MB'");
    }
}
