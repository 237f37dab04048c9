package io.rastro.ingestion;

import io.rastro.ingestion.RecordKeys.Claim;
import io.rastro.ingestion.RecordKeys.StoredKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes and removes records of one kind with all that hangs on them, within the caller's transaction.
 *
 * @param <S> what is stored
 */
abstract class RecordStore<S extends Storable> {

    /** A record with the id it is stored under. */
    record Numbered<S>(long id, S content) {}

    /** They would take longer to start than thousands of names to be looked up. */
    private static final String NO_WORKERS = "set local max_parallel_workers_per_gather = 0";

    /** Of the checks of foreign keys: planned for each row anew, as searches are, they would take longer than the row itself. */
    private static final String KEPT_PLANS = "set local plan_cache_mode = auto";

    private final RecordKind kind;
    private final Class<S> type;
    private final JdbcTemplate jdbc;

    RecordStore(RecordKind kind, Class<S> type, JdbcTemplate jdbc) {
        this.kind = kind;
        this.type = type;
        this.jdbc = jdbc;
    }

    RecordKind kind() {
        return kind;
    }

    final void delete(Collection<StoredKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        for (String deletion : deletions()) {
            jdbc.batchUpdate(deletion, keys, keys.size(), RecordStore::bind);
        }
    }

    /** Statements that remove what is stored under an id and an instant, the record itself last. */
    List<String> deletions() {
        return List.of("delete from " + kind.table() + " where id = ? and " + kind.instantColumn() + " = ?");
    }

    private static void bind(PreparedStatement statement, StoredKey key) throws SQLException {
        statement.setLong(1, key.id());
        statement.setObject(2, key.at().atOffset(ZoneOffset.UTC));
    }

    final void insert(Provenance from, List<HashedRecord> rows, Claim claim) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.execute(NO_WORKERS);
        List<CopyRows<?>> tables = tables(
                from,
                rows.stream()
                        .map(row -> new Numbered<>(claim.idOf(row.externalId()), type.cast(row.content())))
                        .toList());
        jdbc.execute(KEPT_PLANS);
        jdbc.execute((ConnectionCallback<Integer>) connection -> send(tables, connection));
    }

    /** The records in the shape of the tables, in the order in which these are filled. */
    abstract List<CopyRows<?>> tables(Provenance from, List<Numbered<S>> records);

    private static int send(List<CopyRows<?>> tables, Connection connection) throws SQLException {
        for (CopyRows<?> rows : tables) {
            rows.send(connection);
        }
        return tables.size();
    }
}
