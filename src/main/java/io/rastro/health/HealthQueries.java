package io.rastro.health;

import io.rastro.health.HealthReport.Missing;
import io.rastro.source.Difference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whether data is fresh and whole. What is asked of interactions is bounded by their instants, so that it costs the same
 * however many years there are.
 */
@Repository
class HealthQueries {

    /** Kinds of records that something is missing from, over the interactions {@code i} of a span of time. */
    enum Gap {
        /** Handed on, and nobody is known to have had it then. */
        TRANSFER("""
                from interaction i where i.received_at >= :since and i.received_at < :settled and i.finished_at < :settled
                    and i.outcome_id = any (array(select id from outcome where status = 'SERVICE_TRANSFERRED'))
                    and not exists (select from interaction other where other.conversation_id = i.conversation_id
                        and other.received_at >= i.received_at and other.id <> i.id)"""),
        /** A source named a file that nobody has seen in the store. */
        RECORDING("""
                from recording r join interaction i on i.id = r.interaction_id and i.received_at = r.received_at
                where r.received_at >= :since and r.received_at < :settled and i.finished_at < :settled and not r.uploaded
                    and not exists (select from recording_audio a where a.reference = r.reference)"""),
        FUTURE("from interaction i where i.received_at > :ahead");

        private final String rows;

        Gap(String rows) {
            this.rows = rows;
        }
    }

    private static final String OPEN = """
            from source_open_group g join connected_source s on s.id = g.source_id
            where s.enabled and g.of_conversation and g.first_at >= ? and g.first_at < ?""";

    private final JdbcClient jdbc;

    HealthQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name; what is read as a part of another is among that. What is in no bucket, no record and not left out is open. */
    List<SourceHealth> sources(Instant now) {
        return jdbc.sql("""
                        select s.id, s.name, coalesce(s.origin, s.name) as origin, s.enabled, f.last_event_at, f.last_received_at,
                            least(s.failing_since, f.failing_since) as failing_since, g.conversations, g.since,
                            greatest(s.events_read - s.events_in_records - s.events_before_start - s.events_ignored - g.events, 0)
                                as in_buckets
                        from connected_source s, lateral (
                            select max(last_event_at) as last_event_at, max(last_received_at) as last_received_at,
                                min(failing_since) as failing_since
                            from source_feed where source_id = s.id) f, lateral (
                            select count(*) filter (where of_conversation) as conversations,
                                min(first_at) filter (where of_conversation) as since, coalesce(sum(event_count), 0) as events
                            from source_open_group where source_id = s.id) g
                        where s.same_as is null or not s.joined order by lower(s.name), s.id""").query((row, number) -> source(row, now)).list();
    }

    private static SourceHealth source(ResultSet row, Instant now) throws SQLException {
        boolean enabled = row.getBoolean("enabled");
        Instant event = instant(row, "last_event_at");
        Instant received = instant(row, "last_received_at");
        Instant failing = instant(row, "failing_since");
        return new SourceHealth(
                row.getInt("id"),
                row.getString("name"),
                row.getString("origin"),
                enabled,
                event,
                received,
                failing,
                row.getLong("conversations"),
                instant(row, "since"),
                row.getLong("in_buckets"),
                SourceHealth.state(enabled, event, received, failing, now));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** In how many of some hours something came of a source: an interaction that is kept, or anything at all. */
    int hoursWithData(SourceHealth source, List<Instant> starts) {
        return jdbc.sql("""
                        select count(*) from unnest(cast(:starts as timestamptz[])) start where exists (
                            select from interaction i join conversation c on c.id = i.conversation_id
                            where i.received_at >= start and i.received_at < start + interval '1 hour' and c.source = :origin)
                            or exists (select from source_activity a where a.source_id = :source
                                and a.quarter >= start and a.quarter < start + interval '1 hour')""")
                .param("starts", texts(starts))
                .param("origin", source.origin())
                .param("source", source.id())
                .query(Integer.class)
                .single();
    }

    private static String[] texts(List<Instant> instants) {
        return instants.stream().map(Instant::toString).toArray(String[]::new);
    }

    /** Interactions in each of some hours, by origin. */
    Map<String, Map<Instant, Long>> perHour(List<Instant> starts) {
        Map<String, Map<Instant, Long>> counts = new HashMap<>();
        jdbc.sql("""
                        select start, counted.source, counted.interactions
                        from unnest(cast(:starts as timestamptz[])) start cross join lateral (
                            select c.source, count(*) as interactions
                            from interaction i join conversation c on c.id = i.conversation_id
                            where i.received_at >= start and i.received_at < start + interval '1 hour' group by 1) counted""").param("starts", texts(starts)).query(row -> {
            counts.computeIfAbsent(row.getString("source"), none -> new HashMap<>())
                    .put(known(row, "start"), row.getLong("interactions"));
        });
        return counts;
    }

    /**
     * By origin.
     *
     * @param settled what ended before is not waited for
     * @param ahead what is later has a wrong stamp
     */
    Map<String, Missing> gaps(Gap gap, Instant since, Instant settled, Instant ahead) {
        Map<String, Missing> gaps = new HashMap<>();
        jdbc.sql(
                        "select c.source, count(*) as records, min(missing.received_at) as since from (select i.conversation_id,"
                                + " i.received_at " + gap.rows + ") missing"
                                + " join conversation c on c.id = missing.conversation_id group by 1")
                .param("since", utc(since))
                .param("settled", utc(settled))
                .param("ahead", utc(ahead))
                .query(row -> {
                    gaps.put(row.getString("source"), new Missing(row.getLong("records"), known(row, "since")));
                });
        return gaps;
    }

    /** When the last interaction of each origin happened that had any in a span of time. */
    Map<String, Instant> lastInteractions(Instant since, Instant until) {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("""
                        select c.source, max(i.received_at) as last from interaction i join conversation c on c.id = i.conversation_id
                        where i.received_at >= ? and i.received_at < ? group by 1""").params(utc(since), utc(until)).query(row -> {
            last.put(row.getString("source"), known(row, "last"));
        });
        return last;
    }

    /** When a file or a program of each origin was last heard of. */
    Map<String, Instant> lastArrivals() {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("""
                        select source, max(at) as last from (
                            select source, coalesce(finished_at, created_at) as at from import_run where state = 'DONE'
                            union all select source, last_used_at from api_token where last_used_at is not null) arrival
                        group by 1""").query(row -> {
            last.put(row.getString("source"), known(row, "last"));
        });
        return last;
    }

    /** Events of each bucket, by its name and the id of its source. */
    Map<Integer, Map<String, Long>> buckets() {
        Map<Integer, Map<String, Long>> counts = new HashMap<>();
        jdbc.sql("select source_id, bucket, count(*) as events from source_bucket_event group by 1, 2 order by 1, 2")
                .query(row -> {
                    counts.computeIfAbsent(row.getInt("source_id"), none -> new LinkedHashMap<>())
                            .put(row.getString("bucket"), row.getLong("events"));
                });
        return counts;
    }

    /** By the id of the source, how many differences between its feeds are kept, and when the first of those happened. */
    Map<Integer, Missing> differences() {
        Map<Integer, Missing> found = new HashMap<>();
        jdbc.sql("select source_id, count(*) as records, min(told_at) as since from source_difference group by 1")
                .query(row -> {
                    found.put(row.getInt("source_id"), new Missing(row.getLong("records"), known(row, "since")));
                });
        return found;
    }

    /** The last of them, the newest first. */
    List<FeedDifference> differences(int sourceId, int most) {
        return jdbc.sql("""
                        select d.conversation, d.fact, d.feed, d.told_at, d.other_feed, d.other_told_at, c.id
                        from source_difference d join connected_source s on s.id = d.source_id
                        left join conversation c on c.source = coalesce(s.origin, s.name) and c.external_id = d.conversation
                        where d.source_id = ? order by d.id desc limit ?""")
                .params(sourceId, most)
                .query((row, number) -> new FeedDifference(
                        row.getString("conversation"),
                        row.getObject("id", Long.class),
                        Difference.Fact.valueOf(row.getString("fact")),
                        row.getString("feed"),
                        known(row, "told_at"),
                        row.getString("other_feed"),
                        known(row, "other_told_at")))
                .list();
    }

    /** How many open conversations of enabled sources began in a span of time. */
    int openBetween(Instant from, Instant until) {
        return jdbc.sql("select count(*) " + OPEN)
                .params(utc(from), utc(until))
                .query(Integer.class)
                .single();
    }

    /** The oldest of them. */
    List<OpenConversation> openConversations(Instant from, Instant until, int most) {
        return jdbc.sql("select s.id, s.name, g.first_at, g.last_at, g.event_count " + OPEN
                        + " order by g.first_at, g.number limit ?")
                .params(utc(from), utc(until), most)
                .query((row, number) -> new OpenConversation(
                        row.getInt("id"),
                        row.getString("name"),
                        known(row, "first_at"),
                        known(row, "last_at"),
                        row.getInt("event_count")))
                .list();
    }

    private static Instant known(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
