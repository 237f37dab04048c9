package io.rastro.source;

import static io.rastro.source.SourceColumns.column;
import static io.rastro.source.SourceColumns.instant;
import static io.rastro.source.SourceColumns.utc;
import static io.rastro.source.SourceColumns.utcOrNull;

import io.rastro.source.Checkpoint.Tally;
import io.rastro.source.SourceState.SourceNumbers;
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
            select s.id, s.name, coalesce(l.origin, l.name, s.origin, s.name) as origin, s.type, s.settings, s.secrets, s.enabled,
                s.starts_at, s.timeout_seconds, s.revision, s.restarts, s.same_as,
                s.same_as is not null and s.joined as joined,
                exists (select from connected_source f where f.same_as = s.id) as followed
            from connected_source s left join connected_source l on l.id = s.same_as""";

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
    private final SharedConversationRepository shared;

    SourceRepository(
            JdbcClient jdbc,
            OpenGroupRepository groups,
            SourceBucketRepository buckets,
            DifferenceRepository differences,
            SharedConversationRepository shared) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.buckets = buckets;
        this.differences = differences;
        this.shared = shared;
    }

    /** Somebody else has stored something of the source meanwhile. */
    static final class OvertakenException extends RuntimeException {

        OvertakenException(int sourceId) {
            super("Source " + sourceId + " has gone on elsewhere", null, false, false);
        }
    }

    /**
     * Their revisions, by id; of those that are read with another, that one's alone.
     *
     * @param types that this portal knows
     */
    Map<Integer, Long> enabled(List<String> types) {
        Map<Integer, Long> revisions = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, revision from connected_source
                        where enabled and type = any (?) and (same_as is null or not joined) order by id""").param(types.toArray(String[]::new)).query(row -> {
            revisions.put(row.getInt("id"), row.getLong("revision"));
        });
        return revisions;
    }

    Optional<ConnectedSource> find(int id) {
        return jdbc.sql(KNOWN + " where s.id = ?")
                .param(id)
                .query((row, number) -> source(row))
                .optional();
    }

    List<ConnectedSource> all() {
        return jdbc.sql(KNOWN + " order by lower(s.name), s.id")
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
                JSON.readValue(row.getString("restarts"), INSTANTS),
                row.getObject("same_as", Integer.class),
                row.getBoolean("joined"),
                row.getBoolean("followed"));
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

    /** Those that are read as parts of a source. */
    List<ConnectedSource> joined(ConnectedSource leader) {
        return jdbc.sql(KNOWN + " where s.same_as = ? and s.joined and s.enabled order by s.id")
                .param(leader.id())
                .query((row, number) -> source(row))
                .list();
    }

    /** @param open that are new; receive what is open */
    void restore(ConnectedSource source, OpenGroups open) {
        groups.restore(source, open);
    }

    /** What it tells that others tell, too. */
    SharedConversationRepository shared() {
        return shared;
    }

    /** In the transaction that stores the records; throws {@link OvertakenException}. */
    void store(Checkpoint checkpoint) {
        advance(checkpoint);
        checkpoint.feeds().forEach(feed -> feed(checkpoint.sourceId(), feed));
        groups.store(checkpoint);
        buckets.add(checkpoint.sourceId(), checkpoint.bucketEvents(), checkpoint.at());
        differences.note(checkpoint.sourceId(), checkpoint.differences(), checkpoint.at());
        shared.note(checkpoint.sourceId(), checkpoint.told(), checkpoint.at());
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
