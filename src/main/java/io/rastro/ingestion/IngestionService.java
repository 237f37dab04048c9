package io.rastro.ingestion;

import io.rastro.ingestion.RecordKeys.Claim;
import io.rastro.ingestion.RecordKeys.StoredKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
    private final PlannerStatistics statistics;
    private final Clock clock;

    IngestionService(
            Retry retry,
            Partitions partitions,
            RecordKeys keys,
            PermittedRows permitted,
            SuppressionRepository suppressions,
            List<RecordStore<?>> stores,
            PlannerStatistics statistics,
            Clock clock) {
        this.retry = retry;
        this.partitions = partitions;
        this.keys = keys;
        this.permitted = permitted;
        this.suppressions = suppressions;
        stores.forEach(store -> this.stores.put(store.kind(), store));
        this.statistics = statistics;
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
        List<CheckedRow> checked = checkAll(records);
        for (int from = 0; from < checked.size(); from += size) {
            results.addAll(store(Provenance.of(source), checked.subList(from, Math.min(from + size, checked.size()))));
        }
        return IngestionResult.of(results);
    }

    /**
     * Stores records of any kinds in one transaction with what has to be kept together with them.
     *
     * @param source the key of the platform they come from
     * @param alongside runs inside the transaction, once more if that has to be repeated, and is told what became of each
     *     record in their order; what it throws undoes everything
     */
    public void ingest(String source, List<? extends IncomingRecord> records, Consumer<List<RowResult>> alongside) {
        ingestChecked(source, checkAll(records), alongside);
    }

    /** The same of records that {@link #checkAll} has looked at. */
    public void ingestChecked(String source, List<CheckedRow> checked, Consumer<List<RowResult>> alongside) {
        Provenance from = Provenance.of(source);
        List<CheckedRow> rows = suppressions.refuse(source, checked);
        try {
            storeTogether(from, rows, alongside);
        } catch (DataIntegrityViolationException | UncategorizedSQLException refused) {
            storeTogether(from, refusals(from, rows, refused), alongside);
        }
    }

    private void storeTogether(Provenance from, List<CheckedRow> rows, Consumer<List<RowResult>> alongside) {
        partitions.ensure(new Batch(passed(rows)).instants());
        retry.inTransaction(() -> {
            List<RowResult> results = results(rows, writeAll(from, rows));
            alongside.accept(results);
            return results;
        });
        statistics.changed(rows.size());
    }

    /** The outcomes of the rows that passed, in their order. */
    private List<RowResult.RowOutcome> writeAll(Provenance from, List<CheckedRow> rows) {
        List<HashedRecord> passed = passed(rows);
        IdentityHashMap<HashedRecord, RowResult.RowOutcome> outcomes = new IdentityHashMap<>();
        for (RecordKind kind : RecordKind.values()) {
            List<HashedRecord> ofKind =
                    passed.stream().filter(row -> row.content().kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                Iterator<RowResult.RowOutcome> next =
                        write(from, new Batch(ofKind)).iterator();
                ofKind.forEach(row -> outcomes.put(row, next.next()));
            }
        }
        return passed.stream()
                .map(row -> Objects.requireNonNull(outcomes.get(row)))
                .toList();
    }

    /** The same rows, those refused that the database itself does not take; found by halving, in trials that are undone. */
    private List<CheckedRow> refusals(Provenance from, List<CheckedRow> rows, DataAccessException refused) {
        if (rows.size() == 1) {
            CheckedRow row = rows.get(0);
            return row.passed() == null ? rows : List.of(row.refused(CheckedRow.refusal(refused)));
        }
        List<CheckedRow> known = new ArrayList<>(rows.size());
        for (List<CheckedRow> half :
                List.of(rows.subList(0, rows.size() / 2), rows.subList(rows.size() / 2, rows.size()))) {
            known.addAll(tried(from, half));
        }
        return known;
    }

    private List<CheckedRow> tried(Provenance from, List<CheckedRow> rows) {
        try {
            retry.undone(() -> writeAll(from, rows));
            return rows;
        } catch (DataIntegrityViolationException | UncategorizedSQLException refused) {
            return refusals(from, rows, refused);
        }
    }

    private static List<HashedRecord> passed(List<CheckedRow> rows) {
        return rows.stream().flatMap(row -> Stream.ofNullable(row.passed())).toList();
    }

    /** What of these records can be stored, and why the others cannot; the database is not asked. */
    public List<CheckedRow> checkAll(List<? extends IncomingRecord> records) {
        List<InputRow> rows = new ArrayList<>(records.size());
        for (int index = 0; index < records.size(); index++) {
            rows.add(InputRow.readable(index + 1, null, records.get(index), Set.of()));
        }
        return check(rows);
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
        Batch batch = new Batch(passed(rows));
        if (batch.isEmpty()) {
            return rows.stream().map(CheckedRow::rejected).toList();
        }
        try {
            partitions.ensure(batch.instants());
            List<RowResult> results = results(rows, retry.inTransaction(() -> write(from, batch)));
            statistics.changed(results.size());
            return results;
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
