package io.rastro.ingestion;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of a source interactions of other services have as well, or alone. */
@Repository
class KnownElsewhereRepository {

    // "offset 0" keeps each a look-up by its key: there are few keys, and many interactions.
    private static final String CONTACTS = """
            select known.identity from (
                select c.identity, coalesce(c.merged_into, c.id) as id
                from contact c where c.source = :source and c.identity = any(:keys)
                union all
                select other.identity, coalesce(c.merged_into, c.id)
                from contact_identity other join contact c on c.id = other.contact_id
                where other.source = :source and other.identity = any(:keys)) known
            where exists (
                select from contact c join interaction i on i.contact_id = c.id
                where (c.id = known.id or c.merged_into = known.id)
                    and (i.service_id is null or i.service_id <> all(:services)) offset 0)""";

    private static final String CONVERSATIONS = """
            select c.external_id from conversation c
            where c.source = :source and c.external_id = any(:keys) and exists (
                select from interaction i
                where i.conversation_id = c.id and (i.service_id is null or i.service_id <> all(:services)) offset 0)""";

    private static final String AGENTS = """
            select a.external_id, a.name from agent a
            where a.source = :source and (a.external_id = any(:keys) or a.name = any(:keys)) and exists (
                select from service_agent known
                where known.agent_id = a.id and known.service_id <> all(:services) offset 0)""";

    private final JdbcClient jdbc;

    KnownElsewhereRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the {@link ContactIdentities} that are a contact's of other services. */
    Set<String> contacts(Provenance from, Collection<String> identities) {
        return Set.copyOf(
                statement(CONTACTS, from, identities).query(String.class).list());
    }

    /** Those of the keys that are a conversation's with interactions of other services. */
    Set<String> conversations(Provenance from, Collection<String> keys) {
        return Set.copyOf(
                statement(CONVERSATIONS, from, keys).query(String.class).list());
    }

    /** The names of other services' agents with one of these ids or names, by their ids. */
    Map<String, String> agents(Provenance from, Collection<String> idsAndNames) {
        Map<String, String> names = new HashMap<>();
        statement(AGENTS, from, idsAndNames).query(row -> {
            names.put(row.getString(1), row.getString(2));
        });
        return names;
    }

    private JdbcClient.StatementSpec statement(String sql, Provenance from, Collection<String> keys) {
        return jdbc.sql(sql)
                .param("source", from.source())
                .param("keys", keys.toArray(String[]::new))
                .param("services", from.scope().serviceIds().toArray(Integer[]::new));
    }
}
