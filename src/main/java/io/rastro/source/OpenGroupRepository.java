package io.rastro.source;

import static io.rastro.source.SourceColumns.column;
import static io.rastro.source.SourceColumns.instant;
import static io.rastro.source.SourceColumns.known;
import static io.rastro.source.SourceColumns.utc;

import io.rastro.source.EventGroup.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What goes on at a source, as it stood at its last checkpoint. */
@Repository
class OpenGroupRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashSet<String>> KEYS = new TypeReference<>() {};
    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Instant>> CLOSED_KEYS = new TypeReference<>() {};
    private static final Duration CLOSED_KEYS_KEPT = Duration.ofDays(2);

    private final JdbcClient jdbc;

    OpenGroupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                        instant(row, "told_at"),
                        row.getBoolean("restarted")),
                JSON.readValue(row.getString("keys"), KEYS),
                JSON.readValue(row.getString("events"), ENTRIES),
                row.getString("state") == null ? null : JSON.readValue(row.getString("state"), RawEvent.class));
    }

    /** Stores what changed of it, in the transaction that stores the records. */
    void store(Checkpoint checkpoint) {
        groups(checkpoint);
        closedKeys(checkpoint);
    }

    private void groups(Checkpoint checkpoint) {
        OpenGroups.Changes groups = checkpoint.groups();
        jdbc.sql("delete from source_open_group where source_id = ? and number = any (?)")
                .params(checkpoint.sourceId(), groups.vanished().toArray(Long[]::new))
                .update();
        List<EventGroup> changed = groups.changed();
        jdbc.sql("""
                        insert into source_open_group (source_id, number, event_count, keys, first_at, last_at, received_at,
                            ended, told_at, restarted, events, state)
                        select ?, * from unnest(?::bigint[], ?::int[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[],
                            ?::text[]::timestamptz[], ?::boolean[], ?::text[]::timestamptz[], ?::boolean[], ?::text[], ?::text[])
                        on conflict (source_id, number) do update set event_count = excluded.event_count,
                            keys = excluded.keys, first_at = excluded.first_at, last_at = excluded.last_at,
                            received_at = excluded.received_at, ended = excluded.ended, told_at = excluded.told_at,
                            restarted = excluded.restarted, events = excluded.events, state = excluded.state""")
                .param(checkpoint.sourceId())
                .param(column(changed, group -> group.number, Long[]::new))
                .param(column(changed, EventGroup::size, Integer[]::new))
                .param(column(changed, group -> JSON.writeValueAsString(group.keys()), String[]::new))
                .param(column(changed, group -> group.facts().firstAt().toString(), String[]::new))
                .param(column(changed, group -> group.facts().lastAt().toString(), String[]::new))
                .param(column(changed, group -> group.facts().receivedAt().toString(), String[]::new))
                .param(column(changed, group -> group.facts().ended(), Boolean[]::new))
                .param(column(changed, group -> Objects.toString(group.facts().toldAt(), null), String[]::new))
                .param(column(changed, group -> group.facts().restarted(), Boolean[]::new))
                .param(column(changed, group -> JSON.writeValueAsString(group.entries()), String[]::new))
                .param(column(
                        changed,
                        group -> group.state() == null ? null : JSON.writeValueAsString(group.state()),
                        String[]::new))
                .update();
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
}
