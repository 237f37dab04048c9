package io.rastro.testing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that a connected source left behind in a database. */
public record StoredRecords(List<String> rows, List<String> buckets, List<Long> tally) {

    private static final List<String> KINDS = List.of("interaction", "ivr_call", "agent_status");

    /** Agents and contacts are numbered for each source: their names stand for them, and the hash of what was told. */
    private static final List<String> ROWS = List.of("""
            select k.external_id || encode(k.content_hash, 'hex')
                || (to_jsonb(i) - 'id' - 'conversation_id' - 'agent_id' - 'contact_id')
                || coalesce((select name from agent where id = i.agent_id), '') || c.external_id
                || (select coalesce(jsonb_agg(to_jsonb(e) - array['id', 'interaction_id', 'agent_id', 'to_agent_id'] order by e.position), '[]')
                    from interaction_event e where e.interaction_id = i.id)
            from interaction_key k join interaction i on i.id = k.interaction_id and i.received_at = k.received_at
            join conversation c on c.id = i.conversation_id where k.source = ? order by k.external_id""", """
            select k.external_id || encode(k.content_hash, 'hex') || (to_jsonb(i) - 'id' - 'conversation_id')
            from ivr_call_key k join ivr_call i on i.id = k.ivr_call_id and i.entered_at = k.entered_at
            where k.source = ? order by k.external_id""", """
            select k.external_id || encode(k.content_hash, 'hex') || (to_jsonb(i) - 'id' - 'agent_id') || a.name
            from agent_status_key k join agent_status i on i.id = k.agent_status_id join agent a on a.id = i.agent_id
            where k.source = ? order by k.external_id""");

    /** A source at work, of a type that no portal knows but the test that asks. */
    public static int connect(JdbcClient database, String name, String type) {
        return database.sql("insert into connected_source (name, type, enabled, created_at, created_by)"
                        + " values (?, ?, true, now(), 'test') returning id")
                .params(name, type)
                .query(Integer.class)
                .single();
    }

    public static StoredRecords of(JdbcClient database, String name) {
        List<String> rows = new ArrayList<>();
        ROWS.forEach(query ->
                rows.addAll(database.sql(query).param(name).query(String.class).list()));
        return new StoredRecords(
                rows,
                database.sql("""
                                select bucket || line from source_bucket_event b join connected_source s on s.id = b.source_id
                                where s.name = ? order by 1""").param(name).query(String.class).list(),
                database.sql("""
                                select array[events_read, events_in_records, events_before_start, events_ignored,
                                    (select coalesce(sum(event_count), 0) from source_open_group where source_id = s.id)]
                                from connected_source s where name = ?""")
                        .param(name)
                        .query((row, number) -> List.of((Long[]) row.getArray(1).getArray()))
                        .single());
    }

    /** The source and what came of it. */
    public static void forget(JdbcClient database, String name) {
        for (String kind : KINDS) {
            database.sql("delete from %1$s r using %1$s_key k where k.%1$s_id = r.id and k.source = ?".formatted(kind))
                    .param(name)
                    .update();
            database.sql("delete from " + kind + "_key where source = ?")
                    .param(name)
                    .update();
        }
        database.sql("delete from connected_source where name = ?").param(name).update();
    }
}
