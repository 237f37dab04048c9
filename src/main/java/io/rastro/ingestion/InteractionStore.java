package io.rastro.ingestion;

import io.rastro.ingestion.InteractionKeys.StoredKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes and removes interactions with all that hangs on them, within the caller's transaction. */
@Component
class InteractionStore {

    /** Removing a tag needs its whole key to find it. */
    private static final List<String> DELETIONS = List.of(
            """
            delete from interaction_tag t using (
                select id, received_at, medium, unnest(tag_ids) as tag_id from interaction where id = ? and received_at = ?
            ) old where t.tag_id = old.tag_id and t.medium = old.medium and t.received_at = old.received_at
                and t.interaction_id = old.id""",
            "delete from call_quality where interaction_id = ? and received_at = ?",
            "delete from interaction_event where interaction_id = ? and received_at = ?",
            "delete from message where interaction_id = ? and received_at = ?",
            "delete from recording where interaction_id = ? and received_at = ? and not uploaded",
            "delete from interaction where id = ? and received_at = ?");

    private final JdbcTemplate jdbc;
    private final References.Resolver resolver;

    InteractionStore(JdbcTemplate jdbc, References.Resolver resolver) {
        this.jdbc = jdbc;
        this.resolver = resolver;
    }

    void delete(Collection<StoredKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        for (String deletion : DELETIONS) {
            jdbc.batchUpdate(deletion, keys, keys.size(), InteractionStore::bind);
        }
    }

    private static void bind(PreparedStatement statement, StoredKey key) throws SQLException {
        statement.setLong(1, key.interactionId());
        statement.setObject(2, key.receivedAt().atOffset(ZoneOffset.UTC));
    }

    void insert(String source, List<Fingerprinted> rows, InteractionKeys.Claim claim) {
        if (rows.isEmpty()) {
            return;
        }
        InteractionWriter writer = new InteractionWriter(resolver.resolve(source, new Mentions(rows)));
        rows.forEach(row -> writer.add(claim.idOf(row.externalId()), row.derived()));
        jdbc.execute((ConnectionCallback<Integer>) connection -> send(writer, connection));
    }

    private static int send(InteractionWriter writer, Connection connection) throws SQLException {
        writer.send(connection);
        return 0;
    }
}
