package io.rastro.source;

import io.rastro.ingestion.Notice;
import io.rastro.source.Checkpoint.BucketEvent;
import io.rastro.source.Checkpoint.Tally;
import io.rastro.source.ConnectedSources.SourceNumbers;
import io.rastro.source.EventGroup.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Connected sources as they stand, and their checkpoints: a handful of statements, however many events those are of. */
@Repository
class SourceRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashSet<String>> KEYS = new TypeReference<>() {};
    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Instant>> CLOSED_KEYS = new TypeReference<>() {};
    private static final TypeReference<List<Instant>> INSTANTS = new TypeReference<>() {};
    private static final Duration CLOSED_KEYS_KEPT = Duration.ofDays(2);

    private final JdbcClient jdbc;

    SourceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody else has stored something of the source meanwhile. */
    static final class OvertakenException extends RuntimeException {

        OvertakenException(int sourceId) {
            super("Source " + sourceId + " has gone on elsewhere", null, false, false);
        }
    }

    /** @param types that this portal knows */
    List<Integer> enabled(List<String> types) {
        return jdbc.sql("select id from connected_source where enabled and type = any (?) order by id")
                .param(types.toArray(String[]::new))
                .query(Integer.class)
                .list();
    }

    Optional<ConnectedSource> find(int id) {
        return jdbc.sql("select * from connected_source where id = ?")
                .param(id)
                .query((row, number) -> source(row))
                .optional();
    }

    List<ConnectedSource> all() {
        return jdbc.sql("select * from connected_source order by lower(name), id")
                .query((row, number) -> source(row))
                .list();
    }

    private static ConnectedSource source(ResultSet row) throws SQLException {
        return new ConnectedSource(
                row.getInt("id"),
                row.getString("name"),
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

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant known(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
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

    /** @param groups that are new; receive what is open */
    void restore(ConnectedSource source, OpenGroups groups) {
        List<EventGroup> open = jdbc.sql("select * from source_open_group where source_id = ?")
                .param(source.id())
                .query((row, number) -> group(row))
                .list();
        Map<String, Instant> closed = new LinkedHashMap<>();
        jdbc.sql("select keys from source_closed_keys where source_id = ? order by id")
                .param(source.id())
                .query(String.class)
                .list()
                .forEach(keys -> closed.putAll(JSON.readValue(keys, CLOSED_KEYS)));
        groups.restore(open, closed, source.restarts());
    }

    private static EventGroup group(ResultSet row) throws SQLException {
        return EventGroup.stored(
                new EventGroup.Facts(
                        row.getLong("number"),
                        known(row, "first_at"),
                        known(row, "last_at"),
                        known(row, "received_at"),
                        row.getBoolean("ended"),
                        row.getBoolean("restarted")),
                JSON.readValue(row.getString("keys"), KEYS),
                JSON.readValue(row.getString("events"), ENTRIES));
    }

    /** In the transaction that stores the records; throws {@link OvertakenException}. */
    void store(Checkpoint checkpoint) {
        advance(checkpoint);
        checkpoint.feeds().forEach(feed -> feed(checkpoint.sourceId(), feed));
        groups(checkpoint);
        closedKeys(checkpoint);
        bucketEvents(checkpoint.sourceId(), checkpoint.bucketEvents(), checkpoint.at());
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

    private void groups(Checkpoint checkpoint) {
        OpenGroups groups = checkpoint.groups();
        jdbc.sql("delete from source_open_group where source_id = ? and number = any (?)")
                .params(checkpoint.sourceId(), groups.vanished().toArray(Long[]::new))
                .update();
        List<EventGroup> changed = groups.changed();
        jdbc.sql("""
                        insert into source_open_group (source_id, number, event_count, keys, first_at, last_at, received_at,
                            ended, restarted, events)
                        select ?, * from unnest(?::bigint[], ?::int[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[],
                            ?::text[]::timestamptz[], ?::boolean[], ?::boolean[], ?::text[])
                        on conflict (source_id, number) do update set event_count = excluded.event_count,
                            keys = excluded.keys, first_at = excluded.first_at, last_at = excluded.last_at,
                            received_at = excluded.received_at, ended = excluded.ended, restarted = excluded.restarted,
                            events = excluded.events""")
                .param(checkpoint.sourceId())
                .param(column(changed, group -> group.number, Long[]::new))
                .param(column(changed, EventGroup::size, Integer[]::new))
                .param(column(changed, group -> JSON.writeValueAsString(group.keys()), String[]::new))
                .param(column(changed, group -> group.facts().firstAt().toString(), String[]::new))
                .param(column(changed, group -> group.facts().lastAt().toString(), String[]::new))
                .param(column(changed, group -> group.facts().receivedAt().toString(), String[]::new))
                .param(column(changed, group -> group.facts().ended(), Boolean[]::new))
                .param(column(changed, group -> group.facts().restarted(), Boolean[]::new))
                .param(column(changed, group -> JSON.writeValueAsString(group.entries()), String[]::new))
                .update();
    }

    private static <T, V> V[] column(Collection<T> rows, Function<T, @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private void closedKeys(Checkpoint checkpoint) {
        Map<String, Instant> keys = new LinkedHashMap<>();
        Instant last = Instant.MIN;
        for (EventGroup group : checkpoint.closed()) {
            Instant lastAt = group.facts().lastAt();
            group.keys().forEach(key -> keys.put(key, lastAt));
            last = lastAt.isAfter(last) ? lastAt : last;
        }
        if (!keys.isEmpty()) {
            jdbc.sql("insert into source_closed_keys (source_id, last_at, keys) values (?, ?, ?)")
                    .params(checkpoint.sourceId(), utc(last), JSON.writeValueAsString(keys))
                    .update();
            jdbc.sql("delete from source_closed_keys where source_id = ? and last_at < ?")
                    .params(checkpoint.sourceId(), utc(last.minus(CLOSED_KEYS_KEPT)))
                    .update();
        }
    }

    void bucketEvents(int sourceId, List<BucketEvent> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into source_bucket_event (source_id, kept_at, bucket, group_number, feed, place, at, line, reason)
                        select ?, ?, * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[]::timestamptz[], ?::text[],
                            ?::text[])""")
                .params(sourceId, utc(now))
                .param(column(events, BucketEvent::bucket, String[]::new))
                .param(column(events, BucketEvent::groupNumber, Long[]::new))
                .param(column(events, event -> event.event().feed(), String[]::new))
                .param(column(events, event -> storable(event.event().place()), String[]::new))
                .param(column(events, event -> event.event().at().toString(), String[]::new))
                .param(column(events, event -> storable(event.event().text()), String[]::new))
                .param(column(
                        events,
                        event -> event.reason() == null ? null : JSON.writeValueAsString(event.reason()),
                        String[]::new))
                .update();
    }

    boolean isTaken(String name, @Nullable Integer by) {
        return jdbc.sql(
                        "select exists (select from connected_source where lower(name) = lower(?) and id is distinct from ?)")
                .param(name)
                .param(by)
                .query(Boolean.class)
                .single();
    }

    int add(String name, String type, Instant now, String by) {
        return jdbc.sql(
                        "insert into connected_source (name, type, created_at, created_by) values (?, ?, ?, ?) returning id")
                .params(name, type, utc(now), by)
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
        for (String table : List.of("source_feed", "source_open_group", "source_closed_keys", "source_bucket_event")) {
            jdbc.sql("delete from " + table + " where source_id = ?").param(id).update();
        }
    }

    SourceNumbers numbers(int id) {
        return jdbc.sql("""
                        select s.events_read, s.events_in_records, s.events_before_start, s.events_ignored,
                            (select count(*) from source_bucket_event where source_id = s.id) as in_buckets,
                            g.open, g.groups, g.since
                        from connected_source s, lateral (
                            select coalesce(sum(event_count), 0) as open, count(*) as groups, min(first_at) as since
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

    Map<String, Long> buckets(int id) {
        Map<String, Long> buckets = new LinkedHashMap<>();
        jdbc.sql("select bucket, count(*) as events from source_bucket_event where source_id = ? group by 1 order by 1")
                .param(id)
                .query(row -> {
                    buckets.put(row.getString("bucket"), row.getLong("events"));
                });
        return buckets;
    }

    /** A page of them, in the order they were kept. */
    List<BucketRow> bucket(int id, String bucket, long after) {
        return jdbc.sql("""
                        select * from source_bucket_event where source_id = ? and bucket = ? and id > ?
                        order by id limit 100""")
                .params(id, bucket, after)
                .query((row, number) -> bucketRow(row))
                .list();
    }

    private static BucketRow bucketRow(ResultSet row) throws SQLException {
        long group = row.getLong("group_number");
        Long groupNumber = row.wasNull() ? null : group;
        String reason = row.getString("reason");
        return new BucketRow(
                row.getLong("id"),
                groupNumber,
                new RawEvent(row.getString("feed"), row.getString("place"), known(row, "at"), row.getString("line")),
                reason == null ? null : JSON.readValue(reason, Notice.class));
    }

    /** Groups of which a bucket has events, each with all its events, whichever bucket they are in. */
    Map<Long, List<BucketRow>> retriable(int id, String bucket, int most) {
        Map<Long, List<BucketRow>> groups = new LinkedHashMap<>();
        jdbc.sql("""
                        select * from source_bucket_event e where source_id = ? and group_number = any (array(
                            select distinct group_number from source_bucket_event
                            where source_id = ? and bucket = ? and group_number is not null order by 1 limit ?))
                        order by id""")
                .params(id, id, bucket, most)
                .query((row, number) -> bucketRow(row))
                .list()
                .forEach(row -> groups.computeIfAbsent(
                                Objects.requireNonNull(row.groupNumber()), none -> new ArrayList<>())
                        .add(row));
        return groups;
    }

    /** In the transaction that stores the records. */
    void moveToRecords(int sourceId, List<Long> bucketRows) {
        int moved = jdbc.sql("delete from source_bucket_event where source_id = ? and id = any (?)")
                .params(sourceId, bucketRows.toArray(Long[]::new))
                .update();
        jdbc.sql("update connected_source set events_in_records = events_in_records + ? where id = ?")
                .params(moved, sourceId)
                .update();
    }

    /** PostgreSQL has no character zero. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
