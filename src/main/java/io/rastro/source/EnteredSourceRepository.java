package io.rastro.source;

import static io.rastro.source.SourceColumns.storable;
import static io.rastro.source.SourceColumns.utc;
import static io.rastro.source.SourceColumns.utcOrNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What administrators enter of sources. Who works on one starts anew with what is changed. */
@Repository
class EnteredSourceRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    EnteredSourceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether another is called so, or files its records under a key. */
    boolean isTaken(String name, String origin, @Nullable Integer by) {
        return jdbc.sql("""
                        select exists (select from connected_source where (lower(name) = lower(?) or coalesce(origin, name) = ?)
                            and id is distinct from ?)""").params(name, origin).param(by).query(Boolean.class).single();
    }

    int add(String name, String origin, String type, Instant now, String by) {
        return jdbc.sql("""
                        insert into connected_source (name, origin, type, created_at, created_by) values (?, ?, ?, ?, ?)
                        returning id""")
                .params(name, origin, type, utc(now), by)
                .query(Integer.class)
                .single();
    }

    void change(
            int id,
            String name,
            Map<String, String> settings,
            Map<String, String> secrets,
            @Nullable Instant startsAt) {
        jdbc.sql("""
                        update connected_source set revision = revision + 1, name = ?, settings = ?::jsonb, secrets = ?::jsonb,
                            starts_at = ? where id = ?""")
                .params(name, storable(JSON.writeValueAsString(settings)), JSON.writeValueAsString(secrets))
                .param(utcOrNull(startsAt))
                .param(id)
                .update();
        forgetFailures(id);
    }

    /** A place that is read no longer would be away for good; whatever still is fails again. */
    private void forgetFailures(int id) {
        jdbc.sql(
                        "update source_feed set failing_since = null, failure = null where source_id = ? and failing_since is not null")
                .param(id)
                .update();
    }

    /**
     * Who goes first of those that tell of the same conversations.
     *
     * @param joined whether it is read as a part of that one
     * @param now from which on a leader that has never been followed is waited for
     */
    void follow(int id, @Nullable Integer leader, boolean joined, Instant now) {
        beginAnew(id);
        if (leader != null) {
            forgetFailures(leader);
        }
        jdbc.sql("update connected_source set same_as = ?, joined = ? where id = ?")
                .param(leader)
                .param(joined)
                .param(id)
                .update();
        jdbc.sql("update connected_source set caught_up_at = ? where id = ? and caught_up_at is null")
                .param(utc(now))
                .param(leader)
                .update();
        beginAnew(id);
    }

    /** Who it follows reads with it, or has to tell what it reads. */
    private void beginAnew(int id) {
        jdbc.sql(
                        "update connected_source set revision = revision + 1 where id = (select same_as from connected_source where id = ?)")
                .param(id)
                .update();
    }

    void enable(int id, boolean enabled) {
        beginAnew(id);
        jdbc.sql("update connected_source set revision = revision + 1, enabled = ? where id = ?")
                .params(enabled, id)
                .update();
    }

    void forgetPositions(int id) {
        jdbc.sql("""
                        update connected_source set revision = revision + 1, events_read = 0, events_in_records = 0,
                            events_before_start = 0, events_ignored = 0, restarts = '[]' where id = ?""").param(id).update();
        for (String table : List.of(
                "source_feed", "source_open_group", "source_closed_keys", "source_bucket_event", "source_difference")) {
            jdbc.sql("delete from " + table + " where source_id = ?").param(id).update();
        }
    }
}
