package io.rastro.recording;

import static io.rastro.recording.RecordingRepository.instant;
import static io.rastro.recording.RecordingRepository.utc;

import io.rastro.account.PortalUser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trail of who read, heard and took what. Rows are only ever added; what belongs together is merged when read. */
@Repository
public class AccessLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that an account opened the history of a conversation. */
    public void viewed(PortalUser account, long conversationId, String address) {
        jdbc.sql(
                        "insert into history_view (at, account_id, account_name, address, conversation_id) values (?, ?, ?, ?, ?)")
                .param(utc(clock.instant()))
                .param(account.id())
                .param(account.displayName())
                .param(address)
                .param(conversationId)
                .update();
    }

    /** When an account last opened the histories of these conversations; those it never opened are absent. */
    public Map<Long, Instant> opened(PortalUser account, Collection<Long> conversationIds) {
        Map<Long, Instant> opened = new HashMap<>();
        jdbc.sql("""
                        select conversation_id, max(at) as at from history_view
                        where conversation_id = any(?) and account_id = ? group by conversation_id""")
                .param(conversationIds.stream().mapToLong(Long::longValue).toArray())
                .param(account.id())
                .query(row -> {
                    opened.put(row.getLong(1), Objects.requireNonNull(instant(row, "at")));
                });
        return opened;
    }

    /**
     * Bytes of a recording that left the portal.
     *
     * @param session the id of the reader's session, of which only a hash is kept
     * @param from the first byte, of {@code total}
     */
    public record Served(
            AccessKind kind, PortalUser account, String session, String address, long from, long to, long total) {}

    public void served(Recording recording, Served bytes) {
        jdbc.sql("""
                insert into recording_access (kind, at, account_id, account_name, session, address, interaction_id, position,
                    reference, from_byte, to_byte, total_bytes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(bytes.kind().name())
                .param(utc(clock.instant()))
                .param(bytes.account().id())
                .param(bytes.account().displayName())
                .param(hash(bytes.session()))
                .param(bytes.address())
                .param(recording.interaction().id())
                .param(recording.position())
                .param(recording.reference())
                .param(bytes.from())
                .param(bytes.to())
                .param(bytes.total())
                .update();
    }

    /** Who listened to or downloaded an interaction's recordings, newest first. */
    public List<RecordingAccess> accesses(InteractionKey interaction) {
        return jdbc.sql("""
                        select x.*, coalesce(a.duration_ms, (select max(r.duration_ms) from recording r
                                where r.interaction_id = ? and r.reference = x.reference))
                            * (select sum(upper(part) - lower(part)) from unnest(x.parts) part) / x.total_bytes as heard_ms
                        from (select kind, account_name, position, reference, total_bytes, min(at) as first_at,
                                max(at) as last_at, (array_agg(address order by at desc))[1] as address,
                                range_agg(int8range(from_byte, to_byte)) as parts
                            from recording_access where interaction_id = ?
                            group by kind, account_id, account_name, session, position, reference, total_bytes) x
                        left join recording_audio a on a.reference = x.reference
                        order by x.last_at desc""")
                .param(interaction.id())
                .param(interaction.id())
                .query(AccessLog::access)
                .list();
    }

    private static RecordingAccess access(ResultSet row, int index) throws SQLException {
        BigDecimal heard = row.getBigDecimal("heard_ms");
        return new RecordingAccess(
                AccessKind.valueOf(row.getString("kind")),
                row.getString("account_name"),
                row.getInt("position"),
                instant(row, "first_at"),
                instant(row, "last_at"),
                row.getString("address"),
                heard == null ? null : Duration.ofMillis(heard.longValue()));
    }

    private static String hash(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
