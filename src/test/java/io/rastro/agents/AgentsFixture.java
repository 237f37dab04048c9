package io.rastro.agents;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents, statuses and interactions for a test, in the database and at hand; names are new ones at every use. */
final class AgentsFixture {

    /** A status as its source told it. */
    record Told(
            long id,
            int agent,
            AgentState state,
            Integer reason,
            Instant start,
            @Nullable Instant end) {}

    /** An interaction as far as the report cares. */
    record Segment(
            long id,
            @Nullable Integer agent,
            int service,
            Medium medium,
            @Nullable Direction direction,
            Status status,
            long conversation,
            Instant received,
            @Nullable Instant answered,
            Instant finished,
            @Nullable Integer hold,
            @Nullable Integer firstResponse,
            @Nullable Integer response) {

        Segment(int agent, int service, Medium medium, Instant received, Instant answered, Instant finished) {
            this(
                    0,
                    agent,
                    service,
                    medium,
                    null,
                    Status.SERVICE_COMPLETED,
                    0,
                    received,
                    answered,
                    finished,
                    null,
                    null,
                    null);
        }

        Segment by(@Nullable Integer other) {
            return new Segment(
                    id,
                    other,
                    service,
                    medium,
                    direction,
                    status,
                    conversation,
                    received,
                    answered,
                    finished,
                    hold,
                    firstResponse,
                    response);
        }

        Segment direction(Direction other) {
            return new Segment(
                    id,
                    agent,
                    service,
                    medium,
                    other,
                    status,
                    conversation,
                    received,
                    answered,
                    finished,
                    hold,
                    firstResponse,
                    response);
        }

        Segment status(Status other) {
            return new Segment(
                    id,
                    agent,
                    service,
                    medium,
                    direction,
                    other,
                    conversation,
                    received,
                    answered,
                    finished,
                    hold,
                    firstResponse,
                    response);
        }

        Segment conversation(long other) {
            return new Segment(
                    id,
                    agent,
                    service,
                    medium,
                    direction,
                    status,
                    other,
                    received,
                    answered,
                    finished,
                    hold,
                    firstResponse,
                    response);
        }

        Segment answered(@Nullable Instant other) {
            return new Segment(
                    id,
                    agent,
                    service,
                    medium,
                    direction,
                    status,
                    conversation,
                    received,
                    other,
                    finished,
                    hold,
                    firstResponse,
                    response);
        }

        Segment times(@Nullable Integer holding, @Nullable Integer first, @Nullable Integer mean) {
            return new Segment(
                    id,
                    agent,
                    service,
                    medium,
                    direction,
                    status,
                    conversation,
                    received,
                    answered,
                    finished,
                    holding,
                    first,
                    mean);
        }
    }

    final List<Told> statuses = new ArrayList<>();
    final List<Segment> segments = new ArrayList<>();
    final Map<Integer, String> names = new TreeMap<>();

    private final JdbcClient database;
    private long conversations = 1_000_000_000L;

    AgentsFixture(JdbcClient database) {
        this.database = database;
    }

    int agent(String name) {
        return agent(name, true);
    }

    int agent(String name, boolean active) {
        int id = database.sql(
                        "insert into agent (source, external_id, name, active) values ('test', ?, ?, ?) returning id")
                .params(UUID.randomUUID().toString(), name, active)
                .query(Integer.class)
                .single();
        names.put(id, name);
        return id;
    }

    int service() {
        return named("service_queue");
    }

    int reason() {
        return named("pause_reason");
    }

    int agentTag(int... agents) {
        int tag = named("agent_tag");
        for (int agent : agents) {
            database.sql("insert into agent_agent_tag (agent_id, agent_tag_id) values (?, ?)")
                    .params(agent, tag)
                    .update();
        }
        return tag;
    }

    private int named(String table) {
        return database.sql("insert into " + table + " (name) values (?) returning id")
                .param(table + " " + UUID.randomUUID())
                .query(Integer.class)
                .single();
    }

    void pause(int agent, int reason, Instant start, @Nullable Instant end) {
        status(agent, AgentState.PAUSE, reason, start, end);
    }

    void status(int agent, AgentState state, Instant start, @Nullable Instant end) {
        status(agent, state, StatusTimes.NO_REASON, start, end);
    }

    private void status(int agent, AgentState state, int reason, Instant start, @Nullable Instant end) {
        ensurePartition(start);
        long id = database.sql("""
                        insert into agent_status (agent_id, state, pause_reason_id, started_at, ended_at)
                        values (:agent, :state, nullif(:reason, 0), :start, :end) returning id""")
                .param("agent", agent)
                .param("state", state.name())
                .param("reason", reason)
                .param("start", start.atOffset(ZoneOffset.UTC))
                .param("end", end == null ? null : end.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Long.class)
                .single();
        statuses.add(new Told(id, agent, state, reason, start, end));
    }

    Segment segment(Segment row) {
        ensurePartition(row.received());
        long conversation = row.conversation() == 0 ? conversations++ : row.conversation();
        long id = database.sql("""
                        insert into interaction (received_at, answered_at, finished_at, conversation_id, service_id,
                            agent_id, outcome_id, hold_seconds, first_response_seconds, response_seconds, medium, direction)
                        values (:received, :answered, :finished, :conversation, :service, :agent, :outcome, :hold, :first,
                            :response, :medium, :direction) returning id""")
                .param("received", row.received().atOffset(ZoneOffset.UTC))
                .param(
                        "answered",
                        row.answered() == null ? null : row.answered().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("finished", row.finished().atOffset(ZoneOffset.UTC))
                .param("conversation", conversation)
                .param("service", row.service())
                .param("agent", row.agent(), Types.INTEGER)
                .param("outcome", outcome(row.medium(), row.status()))
                .param("hold", row.hold(), Types.INTEGER)
                .param("first", row.firstResponse(), Types.INTEGER)
                .param("response", row.response(), Types.INTEGER)
                .param("medium", row.medium().name())
                .param(
                        "direction",
                        row.direction() == null ? null : row.direction().name(),
                        Types.VARCHAR)
                .query(Long.class)
                .single();
        Segment kept = new Segment(
                id,
                row.agent(),
                row.service(),
                row.medium(),
                row.direction(),
                row.status(),
                conversation,
                row.received(),
                row.answered(),
                row.finished(),
                row.hold(),
                row.firstResponse(),
                row.response());
        segments.add(kept);
        return kept;
    }

    private int outcome(Medium medium, Status status) {
        database.sql("insert into outcome (medium, status) values (?, ?) on conflict do nothing")
                .params(medium.name(), status.name())
                .update();
        return database.sql("""
                        select min(id) from outcome where medium = ? and status = ? and voice_status is null
                            and expiration is null and portfolio is null and started_by is null""")
                .params(medium.name(), status.name())
                .query(Integer.class)
                .single();
    }

    private void ensurePartition(Instant instant) {
        database.sql("select ensure_partition(?)")
                .param(instant.atOffset(ZoneOffset.UTC))
                .query((row, number) -> number)
                .list();
    }
}
