package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rastro.ingestion.IngestionService;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A source that is read to its end, and what the portal then holds of it, told as lines. */
record ReadSource(String name, JdbcClient database, SourceRepository repository, IngestionService ingestion) {

    /** 09:00 in São Paulo: what the times of the lines are counted from. It is long ago, so that what has not ended never will. */
    static final Instant T = Instant.parse("2025-12-01T12:00:00Z");

    private static final String TYPE = "read-source-test";

    private static final String SEGMENTS = """
            select concat_ws('|', k.external_id, c.external_id, i.direction, coalesce(s.name, ''), coalesce(a.name, ''),
                extract(epoch from i.received_at)::int - :t, coalesce((extract(epoch from i.answered_at)::int - :t)::text, ''),
                extract(epoch from i.finished_at)::int - :t, o.status || ' ' || o.voice_status,
                coalesce(i.from_address, ''), coalesce(i.to_address, ''),
                coalesce((select string_agg(name, ',') from tag where id = any (i.tag_ids)), ''),
                case when q.client_hung_up_at is not null then 'client' when q.agent_hung_up_at is not null then 'agent'
                    else '' end,
                coalesce((select string_agg(r.reference || '@' || extract(epoch from r.started_at)::int - :t, ',')
                    from recording r where r.interaction_id = i.id and r.received_at = i.received_at), ''))
            from interaction_key k join interaction i on i.id = k.interaction_id and i.received_at = k.received_at
            join conversation c on c.id = i.conversation_id join outcome o on o.id = i.outcome_id
            left join service_queue s on s.id = i.service_id left join agent a on a.id = i.agent_id
            left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at
            where k.source = :source""";

    private static final String STATUSES = """
            select concat_ws('|', a.name, s.state, coalesce(r.name, ''), extract(epoch from s.started_at)::int - :t,
                extract(epoch from s.ended_at)::int - :t)
            from agent_status_key k join agent_status s on s.id = k.agent_status_id and s.started_at = k.started_at
            join agent a on a.id = s.agent_id left join pause_reason r on r.id = s.pause_reason_id
            where k.source = :source order by a.name, s.started_at""";

    private static final String UNACCOUNTED = """
            select events_read - events_in_records - events_before_start - events_ignored
                - (select count(*) from source_bucket_event b where b.source_id = s.id)
                - (select coalesce(sum(event_count), 0) from source_open_group g where g.source_id = s.id)
            from connected_source s where id = ?""";

    /** The portal's own database, another schema of it, as what a source reads. */
    static Map<String, String> ownDatabase(DataSource pool, String schema, Map<String, String> more)
            throws SQLException {
        HikariDataSource own = pool.unwrap(HikariDataSource.class);
        Map<String, String> settings = new HashMap<>(more);
        String url = own.getJdbcUrl();
        settings.put("jdbcUrl", url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema);
        settings.put("user", own.getUsername());
        settings.put("password", String.valueOf(own.getPassword()));
        return settings;
    }

    static List<String> expected(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** Connects it anew and reads it from the beginning. */
    int read(SourceType type, Map<String, String> settings) {
        disconnect();
        int id = database.sql("insert into connected_source (name, type, enabled, created_at, created_by)"
                        + " values (?, ?, true, now(), 'test') returning id")
                .params(name, TYPE)
                .query(Integer.class)
                .single();
        TurnableClock clock = new TurnableClock(T.plus(Duration.ofDays(2)));
        SourceRun run = new SourceRun(
                repository.find(id).orElseThrow(), type, settings, type.feeds(settings), repository, ingestion, clock);
        while (run.step()) {
            assertAccounted(id);
        }
        clock.forward(Duration.ofHours(5));
        run.step();
        assertAccounted(id);
        return id;
    }

    /** Every event that was read is somewhere. */
    private void assertAccounted(int id) {
        assertThat(database.sql(UNACCOUNTED).param(id).query(Long.class).single())
                .isZero();
    }

    List<String> segments() {
        return stored(SEGMENTS);
    }

    List<String> statuses() {
        return stored(STATUSES);
    }

    private List<String> stored(String query) {
        return database.sql(query)
                .param("t", T.getEpochSecond())
                .param("source", name)
                .query(String.class)
                .list();
    }

    void forget() {
        for (String kind : List.of("interaction", "agent_status")) {
            database.sql("delete from %1$s r using %1$s_key k where k.%1$s_id = r.id and k.source = ?".formatted(kind))
                    .param(name)
                    .update();
            database.sql("delete from " + kind + "_key where source = ?")
                    .param(name)
                    .update();
        }
        disconnect();
    }

    private void disconnect() {
        database.sql("delete from connected_source where type = ?").param(TYPE).update();
    }
}
