package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.AgentReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Agents as one source knows them. An agent told by name alone is the one of that name whom the source already told, and
 * is created with the name as its id otherwise; when the id comes to be known later, that agent takes it over.
 */
@Component
class AgentDirectory {

    private final JdbcClient jdbc;
    private final NameIds names;

    AgentDirectory(JdbcClient jdbc, NameIds names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** The agents of one batch, by what a row says of them. */
    static final class Agents {
        private final Map<String, Integer> byExternalId = new HashMap<>();
        private final Map<String, Integer> byName = new HashMap<>();
        private final Map<String, String> nameOf = new HashMap<>();

        @Nullable
        Integer idOf(@Nullable AgentReference agent) {
            if (agent == null) {
                return null;
            }
            String externalId = agent.externalId();
            return externalId == null ? byName.get(agent.name()) : byExternalId.get(externalId);
        }

        @Nullable
        Integer idOf(@Nullable String name) {
            return name == null ? null : byName.get(name);
        }
    }

    /**
     * Finds or creates every agent; renames one whose source now tells another name; adds tags, and takes none away,
     * because rows come in any order.
     */
    Agents resolve(String source, Collection<AgentReference> references, Collection<String> namesAlone) {
        Map<String, AgentReference> identified = new TreeMap<>();
        Map<String, AgentReference> named = new TreeMap<>();
        for (AgentReference reference : references) {
            String externalId = reference.externalId();
            if (externalId == null) {
                named.put(reference.name(), reference);
            } else {
                identified.put(externalId, reference);
            }
        }
        namesAlone.forEach(name -> named.putIfAbsent(name, new AgentReference(null, name, List.of())));
        Agents agents = find(source, identified, named);
        if (isIncomplete(agents, identified, named)) {
            lock();
            adopt(source, identified);
            create(source, identified, named);
            agents = find(source, identified, named);
        }
        tag(agents, references);
        return agents;
    }

    private Agents find(String source, Map<String, AgentReference> identified, Map<String, AgentReference> named) {
        Agents agents = new Agents();
        List<String> requested = new ArrayList<>(named.keySet());
        identified.values().forEach(reference -> requested.add(reference.name()));
        jdbc.sql("""
                select id, external_id, name from agent
                where source = ? and (external_id = any(?) or name = any(?)) order by id desc""")
                .param(source)
                .param(identified.keySet().toArray(String[]::new))
                .param(requested.toArray(String[]::new))
                .query(row -> {
                    agents.byExternalId.put(row.getString(2), row.getInt(1));
                    agents.byName.put(row.getString(3), row.getInt(1));
                    agents.nameOf.put(row.getString(2), row.getString(3));
                });
        return agents;
    }

    private static boolean isIncomplete(
            Agents agents, Map<String, AgentReference> identified, Map<String, AgentReference> named) {
        return !agents.byName.keySet().containsAll(named.keySet())
                || identified.entrySet().stream()
                        .anyMatch(heard -> !heard.getValue().name().equals(agents.nameOf.get(heard.getKey())));
    }

    /** New agents are rare: one batch at a time may create them, which keeps finding and adopting simple. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('rastro.agent'))").query(row -> {});
    }

    private void adopt(String source, Map<String, AgentReference> identified) {
        identified.forEach((externalId, reference) -> jdbc.sql("""
                update agent set external_id = ? where source = ? and external_id = name and name = ?
                and not exists (select from agent known where known.source = ? and known.external_id = ?)""")
                .params(externalId, source, reference.name(), source, externalId)
                .update());
    }

    private void create(String source, Map<String, AgentReference> identified, Map<String, AgentReference> named) {
        Map<String, String> missing = new LinkedHashMap<>();
        identified.forEach((externalId, reference) -> missing.put(externalId, reference.name()));
        insert(source, missing, "do update set name = excluded.name where agent.name <> excluded.name");
        Agents known = find(source, identified, named);
        missing.clear();
        named.keySet().stream().filter(name -> known.idOf(name) == null).forEach(name -> missing.put(name, name));
        insert(source, missing, "do nothing");
    }

    private void insert(String source, Map<String, String> nameOfId, String onConflict) {
        jdbc.sql("insert into agent (source, external_id, name)"
                        + " select ?, external_id, name from unnest(?::text[], ?::text[]) as heard (external_id, name)"
                        + " on conflict (source, external_id) " + onConflict)
                .param(source)
                .param(nameOfId.keySet().toArray(String[]::new))
                .param(nameOfId.values().toArray(String[]::new))
                .update();
    }

    private void tag(Agents agents, Collection<AgentReference> references) {
        List<String> tags = references.stream()
                .flatMap(reference -> reference.tags().stream())
                .distinct()
                .toList();
        Map<String, Integer> tagIds = names.idsOf(NameIds.NameTable.AGENT_TAG, tags);
        Map<Long, int[]> pairs = new TreeMap<>();
        for (AgentReference reference : references) {
            Integer agent = agents.idOf(reference);
            for (String tag : reference.tags()) {
                Integer tagId = tagIds.get(tag);
                if (agent != null && tagId != null) {
                    pairs.put(((long) agent << 32) | tagId, new int[] {agent, tagId});
                }
            }
        }
        insertPairs(pairs.values());
    }

    private void insertPairs(Collection<int[]> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into agent_agent_tag (agent_id, agent_tag_id)
                select agent_id, agent_tag_id from unnest(?::int[], ?::int[]) as pair (agent_id, agent_tag_id)
                where not exists (select from agent_agent_tag known
                    where known.agent_id = pair.agent_id and known.agent_tag_id = pair.agent_tag_id)
                order by agent_id, agent_tag_id on conflict do nothing""")
                .param(pairs.stream().mapToInt(pair -> pair[0]).toArray())
                .param(pairs.stream().mapToInt(pair -> pair[1]).toArray())
                .update();
    }
}
