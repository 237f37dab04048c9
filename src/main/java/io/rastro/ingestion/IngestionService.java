package io.rastro.ingestion;

import io.rastro.ingestion.RecordKeys.Claim;
import io.rastro.ingestion.RecordKeys.StoredKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Service;

/**
 * The one way in, for every kind of record. Idempotent by source and external id: what is already stored is left alone, what
 * differs is corrected in place, and a transaction is all or nothing.
 */
@Service
public class IngestionService {

    private final Retry retry;
    private final Partitions partitions;
    private final RecordKeys keys;
    private final PermittedRows permitted;
    private final SuppressionRepository suppressions;
    private final Map<RecordKind, RecordStore<?>> stores = new EnumMap<>(RecordKind.class);
    private final Clock clock;

    IngestionService(
            Retry retry,
            Partitions partitions,
            RecordKeys keys,
            PermittedRows permitted,
            SuppressionRepository suppressions,
            List<RecordStore<?>> stores,
            Clock clock) {
        this.retry = retry;
        this.partitions = partitions;
        this.keys = keys;
        this.permitted = permitted;
        this.suppressions = suppressions;
        stores.forEach(store -> this.stores.put(store.kind(), store));
        this.clock = clock;
    }

    /**
     * Stores records of one kind in transactions of its {@link RecordKind#batchRows() size}; all are committed when this
     * returns.
     *
     * @param source the name of the platform they come from
     */
    public IngestionResult ingest(String source, List<? extends IncomingRecord> records) {
        List<RowResult> results = new ArrayList<>(records.size());
        int size = records.isEmpty() ? 1 : records.get(0).kind().batchRows();
        for (int from = 0; from < records.size(); from += size) {
            List<InputRow> rows = new ArrayList<>();
            for (int index = from; index < Math.min(from + size, records.size()); index++) {
                rows.add(InputRow.readable(index + 1, null, records.get(index), Set.of()));
            }
            results.addAll(store(Provenance.of(source), check(rows)));
        }
        return IngestionResult.of(results);
    }

    /** What of these rows can be stored, and why the others cannot. */
    List<CheckedRow> check(List<InputRow> rows) {
        Instant now = clock.instant();
        return rows.stream().map(row -> CheckedRow.check(row, now)).toList();
    }

    /**
     * One transaction, unless the database itself refuses a row that passed the checks: then the others are stored
     * without it. Rows that their sender may not send are refused.
     *
     * @return what became of each row, in the order of the rows
     */
    List<RowResult> store(Provenance from, List<CheckedRow> checked) {
        return storePermitted(from, permitted.of(from, checked));
    }

    private List<RowResult> storePermitted(Provenance from, List<CheckedRow> permittedRows) {
        List<CheckedRow> rows = suppressions.refuse(from.source(), permittedRows);
        Batch batch = new Batch(
                rows.stream().flatMap(row -> Stream.ofNullable(row.passed())).toList());
        if (batch.isEmpty()) {
            return rows.stream().map(CheckedRow::rejected).toList();
        }
        try {
            partitions.ensure(batch.instants());
            return results(rows, retry.inTransaction(() -> write(from, batch)));
        } catch (DataIntegrityViolationException | UncategorizedSQLException refused) {
            return storeApart(from, rows, refused);
        }
    }

    private List<RowResult> storeApart(Provenance from, List<CheckedRow> rows, DataAccessException refused) {
        if (rows.size() == 1) {
            return List.of(rows.get(0).refused(refused));
        }
        int middle = rows.size() / 2;
        List<RowResult> results = new ArrayList<>(storePermitted(from, rows.subList(0, middle)));
        results.addAll(storePermitted(from, rows.subList(middle, rows.size())));
        return results;
    }

    private List<RowResult.RowOutcome> write(Provenance from, Batch batch) {
        Map<String, StoredKey> stored = keys.find(batch.kind(), from.source(), batch.externalIds());
        Map<String, String> before = new HashMap<>();
        stored.forEach((externalId, key) -> before.put(externalId, key.contentHash()));
        Map<String, HashedRecord> changes = batch.changes(stored);
        if (!changes.isEmpty()) {
            Claim claim = keys.claim(batch.kind(), from.source(), changes, stored.keySet());
            claim.stored().forEach((externalId, key) -> before.put(externalId, key.contentHash()));
            apply(batch.kind(), from, changes, claim);
        }
        return batch.outcomes(before);
    }

    private void apply(RecordKind kind, Provenance from, Map<String, HashedRecord> changes, Claim claim) {
        List<HashedRecord> written = changes.values().stream()
                .filter(row -> !row.sameAs(claim.hashOf(row.externalId())))
                .toList();
        List<HashedRecord> corrections = written.stream()
                .filter(row -> claim.stored().containsKey(row.externalId()))
                .toList();
        RecordStore<?> store = Objects.requireNonNull(stores.get(kind));
        store.delete(corrections.stream()
                .flatMap(row -> Stream.ofNullable(claim.stored().get(row.externalId())))
                .toList());
        keys.update(kind, from.source(), corrections);
        store.insert(from, written, claim);
    }

    private static List<RowResult> results(List<CheckedRow> checked, List<RowResult.RowOutcome> outcomes) {
        Iterator<RowResult.RowOutcome> next = outcomes.iterator();
        Set<String> seen = new HashSet<>();
        List<RowResult> results = new ArrayList<>(checked.size());
        for (CheckedRow row : checked) {
            HashedRecord passed = row.passed();
            results.add(passed == null ? row.rejected() : row.kept(next.next(), !seen.add(passed.externalId())));
        }
        return results;
    }
}
