package io.rastro.ivr;

import io.rastro.interaction.Status;
import io.rastro.ivr.SampleCall.CallSegment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes IVR calls and their segments by plain SQL, apart from the code that reads them. */
public final class CallWriter {

    private final JdbcClient jdbc;
    private final Map<String, Integer> known = new HashMap<>();

    public CallWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of an IVR, service or agent of this name. */
    public int id(String table, String name) {
        return known.computeIfAbsent(table + name, key -> {
            String insert = table.equals("agent")
                    ? "insert into agent (source, external_id, name) values ('test', :name, :name)"
                    : "insert into " + table + " (name) values (:name)";
            return dictionary(insert, table, "name = :name", Map.of("name", name));
        });
    }

    public void tag(String agent, String tag) {
        jdbc.sql("insert into agent_agent_tag values (?, ?) on conflict do nothing")
                .params(id("agent", agent), id("agent_tag", tag))
                .update();
    }

    private int outcome(Status status) {
        return known.computeIfAbsent(
                status.name(),
                key -> dictionary(
                        "insert into outcome (medium, status) values ('VOICE', :status)",
                        "outcome",
                        "medium = 'VOICE' and status = :status and voice_status is null and portfolio is null",
                        Map.of("status", key)));
    }

    private int path(List<String> options) {
        return known.computeIfAbsent(
                "path" + options,
                key -> dictionary(
                        "insert into ivr_path (options) values (:options)",
                        "ivr_path",
                        "options = cast(:options as text[])",
                        Map.of("options", options.toArray(String[]::new))));
    }

    private int dictionary(String insert, String table, String condition, Map<String, Object> values) {
        return jdbc.sql(insert + " on conflict do nothing returning id")
                .params(values)
                .query(Integer.class)
                .optional()
                .orElseGet(() -> jdbc.sql("select id from " + table + " where " + condition)
                        .params(values)
                        .query(Integer.class)
                        .single());
    }

    public void write(List<SampleCall> calls) {
        calls.stream()
                .flatMap(call -> Stream.of(
                        call.enteredAt(),
                        call.enteredAt().plusSeconds(3 * 86_400),
                        call.enteredAt().minusSeconds(3 * 86_400)))
                .map(instant -> instant.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1))
                .distinct()
                .forEach(month -> jdbc.sql("select 1 from (select ensure_partition(:at)) made")
                        .param("at", month.atStartOfDay().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single());
        calls.forEach(this::write);
    }

    private void write(SampleCall call) {
        Long conversation = call.segments() == null ? null : conversation();
        jdbc.sql("insert into ivr_call (entered_at, left_at, ivr_id, path_id, outcome, conversation_id, caller)"
                        + " values (?, ?, ?, ?, ?, ?, '+5511988410273')")
                .params(
                        utc(call.enteredAt()),
                        utc(call.leftAt()),
                        id("ivr", call.ivr()),
                        path(call.path()),
                        call.outcome().name(),
                        conversation)
                .update();
        if (conversation != null) {
            Objects.requireNonNull(call.segments()).forEach(segment -> write(conversation, segment));
        }
    }

    private long conversation() {
        return jdbc.sql("insert into conversation (source, external_id) values ('test', ?) returning id")
                .param(UUID.randomUUID().toString())
                .query(Long.class)
                .single();
    }

    private void write(long conversation, CallSegment segment) {
        jdbc.sql("insert into interaction (conversation_id, segment, received_at, queued_at, answered_at, finished_at,"
                        + " service_id, agent_id, outcome_id, medium) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'VOICE')")
                .params(
                        conversation,
                        segment.number(),
                        utc(segment.receivedAt()),
                        utc(segment.queuedAt()),
                        utc(segment.answeredAt()),
                        utc(segment.finishedAt()),
                        segment.service() == null ? null : id("service_queue", segment.service()),
                        segment.agent() == null ? null : id("agent", segment.agent()),
                        outcome(segment.status()))
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
