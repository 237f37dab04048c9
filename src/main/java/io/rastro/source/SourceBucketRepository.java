package io.rastro.source;

import static io.rastro.source.SourceColumns.column;
import static io.rastro.source.SourceColumns.known;
import static io.rastro.source.SourceColumns.storable;
import static io.rastro.source.SourceColumns.utc;

import io.rastro.ingestion.Notice;
import io.rastro.source.Checkpoint.BucketEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Events that are in no record, each with the reason why. */
@Repository
class SourceBucketRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    SourceBucketRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(int sourceId, List<BucketEvent> events, Instant now) {
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

    Map<String, Long> counts(int id) {
        Map<String, Long> buckets = new LinkedHashMap<>();
        jdbc.sql("select bucket, count(*) as events from source_bucket_event where source_id = ? group by 1 order by 1")
                .param(id)
                .query(row -> {
                    buckets.put(row.getString("bucket"), row.getLong("events"));
                });
        return buckets;
    }

    /** A page of them, in the order they were kept. */
    List<BucketRow> page(int id, String bucket, long after) {
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
}
