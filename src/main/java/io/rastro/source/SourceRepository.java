package io.rastro.source;

import static io.rastro.source.SourceColumns.column;
import static io.rastro.source.SourceColumns.instant;
import static io.rastro.source.SourceColumns.storable;
import static io.rastro.source.SourceColumns.utc;
import static io.rastro.source.SourceColumns.utcOrNull;

import io.rastro.source.Checkpoint.Tally;
import io.rastro.source.ConnectedSources.SourceNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Connected sources as they stand, and their checkpoints: a handful of statements, however many events those are of. */
@Repository
class SourceRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KNOWN = """
            select id, name, coalesce(origin, name) as origin, type, settings, secrets, enabled, starts_at, timeout_seconds,
                revision, restarts from connected_source""";

    /** Longer than the weeks that it is compared with. */
    private static final Duration ACTIVITY_KEPT = Duration.ofDays(36);

    /** The name that the source as a whole has among its feeds. */
    private static final String WHOLE = "wholeSource";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Instant>> INSTANTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final OpenGroupRepository groups;
    private final SourceBucketRepository buckets;
    private final DifferenceRepository differences;

    SourceRepository(
            JdbcClient jdbc,
            OpenGroupRepository groups,
            SourceBucketRepository buckets,
            DifferenceRepository differences) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.buckets = buckets;
        this.differences = differences;
    }

    /** Somebody else has stored something of the source meanwhile. */
    static final class OvertakenException extends RuntimeException {

        OvertakenException(int sourceId) {
            super("Source " + sourceId + " has gone on elsewhere", null, false, false);
        }
    }

    /**
     * Their revisions, by id.
     *
     * @param types that this portal knows
     */
    Map<Integer, Long> enabled(List<String> types) {
        Map<Integer, Long> revisions = new LinkedHashMap<>();
        jdbc.sql("select id, revision from connected_source where enabled and type = any (?) order by id")
                .param(types.toArray(String[]::new))
                .query(row -> {
                    revisions.put(row.getInt("id"), row.getLong("revision"));
                });
        return revisions;
    }

    Optional<ConnectedSource> find(int id) {
        return jdbc.sql(KNOWN + " where id = ?")
                .param(id)
                .query((row, number) -> source(row))
                .optional();
    }

    List<ConnectedSource> all() {
        return jdbc.sql(KNOWN + " order by lower(name), id")
                .query((row, number) -> source(row))
                .list();
    }

    private static ConnectedSource source(ResultSet row) throws SQLException {
        return new ConnectedSource(
                row.getInt("id"),
                row.getString("name"),
                row.getString("origin"),
                row.getString("type"),
                JSON.readValue(row.getString("settings"), TEXTS),
                JSON.readValue(row.getString("secrets"), TEXTS),
                row.getBoolean("enabled"),
                instant(row, "starts_at"),
                timeout(row),
                row.getLong("revision"),
                JSON.readValue(row.getString("restarts"), INSTANTS));
    }

    private static @Nullable Duration timeout(ResultSet row) throws SQLException {
        int seconds = row.getInt("timeout_seconds");
        return row.wasNull() ? null : Duration.ofSeconds(seconds);
    }

    Map<String, FeedState.Facts> feeds(int sourceId) {
        Map<String, FeedState.Facts> feeds = new LinkedHashMap<>();
        jdbc.sql("select * from source_feed where source_id = ? order by feed")
                .param(sourceId)
                .query((row, number) -> new FeedState.Facts(
                        row.getString("feed"),
                        row.getString("position"),
                        instant(row, "last_event_at"),
                        instant(row, "last_received_at"),
                        instant(row, "failing_since"),
                        row.getString("failure")))
                .list()
                .forEach(feed -> feeds.put(feed.feed(), feed));
        return feeds;
    }

    /** @param open that are new; receive what is open */
    void restore(ConnectedSource source, OpenGroups open) {
        groups.restore(source, open);
    }

    /** In the transaction that stores the records; throws {@link OvertakenException}. */
    void store(Checkpoint checkpoint) {
        advance(checkpoint);
        checkpoint.feeds().forEach(feed -> feed(checkpoint.sourceId(), feed));
        groups.store(checkpoint);
        buckets.add(checkpoint.sourceId(), checkpoint.bucketEvents(), checkpoint.at());
        differences.note(checkpoint.sourceId(), checkpoint.differences(), checkpoint.at());
        activity(checkpoint);
    }

    private void advance(Checkpoint checkpoint) {
        Tally tally = checkpoint.tally();
        int updated = jdbc.sql("""
                        update connected_source set revision = revision + 1, events_read = events_read + ?,
                            events_in_records = events_in_records + ?, events_before_start = events_before_start + ?,
                            events_ignored = events_ignored + ?, restarts = ?
                        where id = ? and revision = ? and enabled""")
                .params(tally.read(), tally.inRecords(), tally.beforeStart(), tally.ignored())
                .param(JSON.writeValueAsString(checkpoint.groups().restarts()))
                .params(checkpoint.sourceId(), checkpoint.revision())
                .update();
        if (updated == 0) {
            throw new OvertakenException(checkpoint.sourceId());
        }
    }

    private void activity(Checkpoint checkpoint) {
        Instant from = checkpoint.at().minus(ACTIVITY_KEPT);
        List<Instant> quarters = checkpoint.quarters().stream()
                .filter(quarter -> quarter.isAfter(from) && !quarter.isAfter(checkpoint.at()))
                .toList();
        if (!quarters.isEmpty()) {
            jdbc.sql(
                            "insert into source_activity select ?, * from unnest(?::text[]::timestamptz[]) on conflict do nothing")
                    .params(checkpoint.sourceId(), column(quarters, Instant::toString, String[]::new))
                    .update();
            jdbc.sql("delete from source_activity where source_id = ? and quarter <= ?")
                    .params(checkpoint.sourceId(), utc(from))
                    .update();
        }
    }

    private void feed(int sourceId, FeedState.Facts feed) {
        jdbc.sql("""
                        insert into source_feed (source_id, feed, position, last_event_at, last_received_at, failing_since, failure)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (source_id, feed) do update set
                            position = excluded.position, last_event_at = excluded.last_event_at,
                            last_received_at = excluded.last_received_at, failing_since = excluded.failing_since,
                            failure = excluded.failure""")
                .params(sourceId, feed.feed())
                .param(feed.position())
                .param(utcOrNull(feed.lastEventAt()))
                .param(utcOrNull(feed.lastReceivedAt()))
                .param(utcOrNull(feed.failingSince()))
                .param(feed.failure())
                .update();
    }

    /** Tells how a feed fares, outside any checkpoint: where it is read from stays as it is stored. */
    void failing(int sourceId, FeedState.Facts feed) {
        jdbc.sql("""
                        insert into source_feed (source_id, feed, failing_since, failure) values (?, ?, ?, ?)
                        on conflict (source_id, feed) do update set failing_since = excluded.failing_since,
                            failure = excluded.failure""")
                .params(sourceId, feed.feed())
                .param(utcOrNull(feed.failingSince()))
                .param(feed.failure())
                .update();
    }

    /** Tells that the work on it broke off; it is read on from where it is stored. */
    void broken(int id, String failure, Instant now) {
        jdbc.sql("update connected_source set failing_since = coalesce(failing_since, ?), failure = ? where id = ?")
                .params(utc(now), failure, id)
                .update();
    }

    void mended(int id) {
        jdbc.sql(
                        "update connected_source set failing_since = null, failure = null where id = ? and failing_since is not null")
                .param(id)
                .update();
    }

    /** What broke off the work on it, as of a feed that is the whole source; empty: nothing did. */
    Optional<FeedState.Facts> broken(int id) {
        return jdbc.sql(
                        "select failing_since, failure from connected_source where id = ? and failing_since is not null")
                .param(id)
                .query((row, number) -> new FeedState.Facts(
                        WHOLE, null, null, null, instant(row, "failing_since"), row.getString("failure")))
                .optional();
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

    /** Who works on it starts anew with what is changed. */
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
    }

    void enable(int id, boolean enabled) {
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

    SourceNumbers numbers(int id) {
        return jdbc.sql("""
                        select s.events_read, s.events_in_records, s.events_before_start, s.events_ignored,
                            (select count(*) from source_bucket_event where source_id = s.id) as in_buckets,
                            g.open, g.groups, g.since
                        from connected_source s, lateral (
                            select coalesce(sum(event_count), 0) as open, count(*) filter (where of_conversation) as groups,
                                min(first_at) filter (where of_conversation) as since
                            from source_open_group where source_id = s.id) g
                        where s.id = ?""")
                .param(id)
                .query((row, number) -> new SourceNumbers(
                        row.getLong("events_read"),
                        row.getLong("events_in_records"),
                        row.getLong("events_before_start"),
                        row.getLong("events_ignored"),
                        row.getLong("in_buckets"),
                        row.getLong("open"),
                        row.getInt("groups"),
                        instant(row, "since")))
                .single();
    }
}
