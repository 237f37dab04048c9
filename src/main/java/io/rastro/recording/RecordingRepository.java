package io.rastro.recording;

import io.rastro.audio.AudioType;
import io.rastro.audio.Damage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads recordings together with what decides who may hear them. */
@Repository
class RecordingRepository {

    private static final String COLUMNS = """
            select i.id as interaction_id, i.received_at, i.service_id, i.finished_at, i.protocol, i.conversation_id,
                r.id, r.position, r.reference, r.uploaded, r.started_at,
                coalesce(a.duration_ms, r.duration_ms) as duration_ms, coalesce(a.channels, r.channels) as channels,
                a.version, a.media_type, a.damage, a.unfinished, a.examined, a.deleted_at
            """;

    private final JdbcClient jdbc;

    RecordingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An interaction's service (null: none) and one of its recordings (null: it has none). */
    record InteractionRecording(
            InteractionKey interaction,
            @Nullable Integer serviceId,
            @Nullable Recording recording) {}

    /** By its id alone: what a correction moved to another instant is still found. */
    Optional<InteractionRecording> find(long id) {
        return jdbc.sql(COLUMNS + """
                        from recording r join interaction i on i.id = r.interaction_id
                        left join recording_audio a on a.reference = r.reference where r.id = ?""")
                .param(id)
                .query(RecordingRepository::found)
                .optional();
    }

    /** In the order of the calls, then of position; what was uploaded hides what the source sent for the same place. */
    List<InteractionRecording> of(Collection<InteractionKey> keys) {
        return jdbc.sql(COLUMNS + """
                        from interaction i left join lateral (
                            select distinct on (position) * from recording
                            where interaction_id = i.id order by position, uploaded desc) r on true
                        left join recording_audio a on a.reference = r.reference
                        where i.id = any(?) and i.received_at = any(cast(? as timestamptz[]))
                        order by i.received_at, i.id, r.position""")
                .param(keys.stream().mapToLong(InteractionKey::id).toArray())
                .param(keys.stream().map(key -> key.receivedAt().toString()).toArray(String[]::new))
                .query(RecordingRepository::found)
                .list();
    }

    /** When the client was put on hold and taken back, in order; null where the call ended on hold. */
    record HoldPeriod(Instant from, @Nullable Instant until) {}

    List<HoldPeriod> holds(InteractionKey interaction) {
        return jdbc.sql("""
                        select happened_at, until from (
                            select type, happened_at, lead(happened_at) over (order by position) as until
                            from interaction_event where interaction_id = ? and received_at = ?
                                and type in ('HOLD_IN', 'HOLD_OUT')) change
                        where type = 'HOLD_IN' order by happened_at""")
                .param(interaction.id())
                .param(utc(interaction.receivedAt()))
                .query((row, index) -> new HoldPeriod(instant(row, "happened_at"), optional(row, "until")))
                .list();
    }

    /** The interaction that a source knows by an id of its own. */
    Optional<InteractionKey> interaction(String source, String externalId) {
        return jdbc.sql("select interaction_id, received_at from interaction_key where source = ? and external_id = ?")
                .param(source)
                .param(externalId)
                .query((row, index) -> new InteractionKey(row.getLong(1), instant(row, "received_at")))
                .optional();
    }

    /** Those of some ids of a source's own that it sent. */
    Map<String, InteractionKey> interactions(String source, Collection<String> externalIds) {
        Map<String, InteractionKey> interactions = new HashMap<>();
        jdbc.sql("""
                        select external_id, interaction_id, received_at from interaction_key
                        where source = ? and external_id = any(?)""").param(source).param(externalIds.toArray(String[]::new)).query(row -> {
            interactions.put(row.getString(1), new InteractionKey(row.getLong(2), instant(row, "received_at")));
        });
        return interactions;
    }

    private static InteractionRecording found(ResultSet row, int index) throws SQLException {
        InteractionKey interaction = new InteractionKey(row.getLong("interaction_id"), instant(row, "received_at"));
        Integer service = row.getObject("service_id", Integer.class);
        boolean none = row.getObject("id") == null;
        return new InteractionRecording(interaction, service, none ? null : recording(interaction, row));
    }

    private static Recording recording(InteractionKey interaction, ResultSet row) throws SQLException {
        Long duration = row.getObject("duration_ms", Long.class);
        return new Recording(
                row.getLong("id"),
                interaction,
                row.getInt("position"),
                row.getString("reference"),
                row.getBoolean("uploaded"),
                optional(row, "started_at"),
                duration == null ? null : Duration.ofMillis(duration),
                row.getObject("channels", Integer.class),
                instant(row, "finished_at"),
                row.getString("protocol"),
                row.getLong("conversation_id"),
                row.getString("version") == null ? null : facts(row));
    }

    private static AudioFacts facts(ResultSet row) throws SQLException {
        String mediaType = row.getString("media_type");
        String damage = row.getString("damage");
        return new AudioFacts(
                row.getString("version"),
                mediaType == null ? null : AudioType.ofMediaType(mediaType).orElse(null),
                damage == null ? null : Damage.valueOf(damage),
                row.getBoolean("unfinished"),
                row.getBoolean("examined"),
                optional(row, "deleted_at"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime stamp = row.getObject(column, OffsetDateTime.class);
        return stamp == null ? null : stamp.toInstant();
    }
}
