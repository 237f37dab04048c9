package io.rastro.interaction.history;

import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a conversation by plain SQL, apart from the code that reads it. */
public final class StoredConversation {

    private final JdbcClient jdbc;
    private final Deque<String> undo = new ArrayDeque<>();
    public final long id;

    public StoredConversation(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.id = jdbc.sql("insert into conversation (source, external_id) values ('test', :id) returning id")
                .param("id", UUID.randomUUID().toString())
                .query(Long.class)
                .single();
    }

    public int service(String name) {
        return named("service_queue", name);
    }

    public int tag(String name) {
        return named("tag", name);
    }

    private int named(String table, String name) {
        return dictionary(
                table, "insert into " + table + " (name) values (:name)", "name = :name", Map.of("name", name));
    }

    public int agent(String name) {
        return dictionary(
                "agent",
                "insert into agent (source, external_id, name) values ('test', :name, :name)",
                "source = 'test' and external_id = :name",
                Map.of("name", name));
    }

    public int outcome(Medium medium, Status status, Map<String, String> facts) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("medium", medium.name());
        values.put("status", status.name());
        values.put("voice", facts.get("voice_status"));
        values.put("expiration", facts.get("expiration"));
        values.put("started", facts.get("started_by"));
        return dictionary(
                "outcome",
                "insert into outcome (medium, status, voice_status, expiration, started_by)"
                        + " values (:medium, :status, :voice, :expiration, :started)",
                "medium = :medium and status = :status and portfolio is null"
                        + " and voice_status is not distinct from cast(:voice as text)"
                        + " and expiration is not distinct from cast(:expiration as text)"
                        + " and started_by is not distinct from cast(:started as text)",
                values);
    }

    /** The id of an entry that is made unless another test already did. */
    private int dictionary(String table, String insert, String condition, Map<String, Object> values) {
        Optional<Integer> made = jdbc.sql(insert + " on conflict do nothing returning id")
                .params(values)
                .query(Integer.class)
                .optional();
        made.ifPresent(id -> undo.addFirst("delete from " + table + " where id = " + id));
        return made.orElseGet(() -> jdbc.sql("select id from " + table + " where " + condition)
                .params(values)
                .query(Integer.class)
                .single());
    }

    public long contact(String name, String phone, String document) {
        long contact = jdbc.sql("insert into contact (source, identity, name, phone, document_plain)"
                        + " values ('test', :identity, :name, :phone, :document) returning id")
                .param("identity", UUID.randomUUID().toString())
                .param("name", name)
                .param("phone", phone)
                .param("document", document)
                .query(Long.class)
                .single();
        undo.addFirst("delete from contact where id = " + contact);
        return contact;
    }

    /** Takes everything back that was written, for tests that are not rolled back. */
    public void forget() {
        String mine = " where (interaction_id, received_at) in"
                + " (select id, received_at from interaction where conversation_id = " + id + ")";
        for (String part : List.of("message", "interaction_event", "call_quality", "recording")) {
            jdbc.sql("delete from " + part + mine).update();
        }
        jdbc.sql("delete from interaction where conversation_id = " + id).update();
        undo.forEach(statement -> jdbc.sql(statement).update());
        jdbc.sql("delete from conversation where id = " + id).update();
    }

    /** A segment that is told by its columns; those not given are null. */
    public SegmentInsert segment(
            Medium medium, int outcome, Instant receivedAt, Instant finishedAt, Object... columns) {
        jdbc.sql("select cast(ensure_partition(:at) as text)")
                .param("at", receivedAt.atOffset(ZoneOffset.UTC))
                .query((row, number) -> 0)
                .list();
        long interaction = jdbc.sql("select nextval('interaction_id_seq')")
                .query(Long.class)
                .single();
        Map<String, Object> values = values(columns);
        values.put("id", interaction);
        values.put("received_at", receivedAt);
        values.put("finished_at", finishedAt);
        values.put("conversation_id", id);
        values.put("outcome_id", outcome);
        values.put("medium", medium);
        insert("interaction", values);
        return new SegmentInsert(interaction, receivedAt);
    }

    private static Map<String, Object> values(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            values.put((String) pairs[index], pairs[index + 1]);
        }
        return values;
    }

    private void insert(String table, Map<String, Object> values) {
        String columns = String.join(", ", values.keySet());
        String parameters = values.keySet().stream()
                .map(column -> column.equals("tag_ids") ? "cast(:tag_ids as int[])" : ":" + column)
                .collect(Collectors.joining(", "));
        Map<String, Object> converted = new LinkedHashMap<>();
        values.forEach((column, value) -> converted.put(column, converted(value)));
        jdbc.sql("insert into " + table + " (" + columns + ") values (" + parameters + ")")
                .params(converted)
                .update();
    }

    private static Object converted(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof int[] ids) {
            return Arrays.toString(ids).replace('[', '{').replace(']', '}');
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** A stored segment, to which more can be added. */
    public final class SegmentInsert {

        private final long interaction;
        private final Instant receivedAt;
        private int events;
        private int messages;

        private SegmentInsert(long interaction, Instant receivedAt) {
            this.interaction = interaction;
            this.receivedAt = receivedAt;
        }

        public SegmentInsert event(Instant at, EventType type, Object... columns) {
            Map<String, Object> values = values(columns);
            values.put("happened_at", at);
            values.put("type", type);
            values.put("position", events++);
            add("interaction_event", values);
            return this;
        }

        public SegmentInsert message(Instant at, Sender sender, String text, Object... columns) {
            Map<String, Object> values = values(columns);
            values.put("sent_at", at);
            values.put("sender", sender);
            values.put("text", text);
            values.put("position", messages++);
            add("message", values);
            return this;
        }

        public SegmentInsert call(Object... columns) {
            add("call_quality", values(columns));
            return this;
        }

        private void add(String table, Map<String, Object> values) {
            values.put("interaction_id", interaction);
            values.put("received_at", receivedAt);
            insert(table, values);
        }
    }
}
