package io.rastro.source;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.IngestionService;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.SourceEvent.Act;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What administrators do with events that are in no record. */
@Service
public class SourceBuckets {

    /** So many groups are put together again at once. */
    private static final int RETRIED_GROUPS = 1_000;

    private final SourceRepository repository;
    private final SourceBucketRepository buckets;
    private final SourceTypes types;
    private final IngestionService ingestion;
    private final ApplicationEventPublisher events;

    SourceBuckets(
            SourceRepository repository,
            SourceBucketRepository buckets,
            SourceTypes types,
            IngestionService ingestion,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.buckets = buckets;
        this.types = types;
        this.ingestion = ingestion;
        this.events = events;
    }

    /** Events of each bucket, by its name. */
    public Map<String, Long> counts(int id) {
        return buckets.counts(id);
    }

    public List<BucketRow> page(int id, String bucket, long after) {
        events.publishEvent(SourceEvent.of(Act.EVENTS_SEEN, repository.find(id).orElseThrow()));
        return buckets.page(id, bucket, after);
    }

    /**
     * Puts those groups together again that are in buckets with all their events.
     *
     * @return how many of them are in records now
     */
    public int retry(int id, String bucket) {
        ConnectedSource source = repository.find(id).orElseThrow();
        events.publishEvent(SourceEvent.of(Act.EVENTS_RETRIED, source));
        Assembler assembler = new GuardedAssembler(
                types.find(source.type()).orElseThrow().assembler(types.settings(source)), source.name());
        Map<Long, List<BucketRow>> groups = buckets.retriable(id, bucket, RETRIED_GROUPS);
        int stored = 0;
        for (List<BucketRow> rows : groups.values()) {
            Assembly assembly =
                    assembler.assemble(rows.stream().map(BucketRow::event).toList(), Finish.ENDED);
            if (!assembly.records().isEmpty() && store(source, rows, assembly)) {
                stored++;
            }
        }
        return stored;
    }

    /** Whether all records of a group were taken. */
    private boolean store(ConnectedSource source, List<BucketRow> rows, Assembly assembly) {
        boolean[] taken = {false};
        List<IncomingRecord> records = assembly.records();
        Map<RawEvent, String> leftOver = new HashMap<>();
        assembly.leftOver().forEach(each -> leftOver.put(each.event(), each.bucket()));
        List<Long> used = rows.stream()
                .filter(row -> !leftOver.containsKey(row.event()))
                .map(BucketRow::id)
                .toList();
        List<ToldConversation> told = ToldConversation.of(records, true);
        if (source.leader() != null
                && !repository.shared().toldByLeader(source, told).isEmpty()) {
            buckets.moveToRecords(source.id(), used);
            return true;
        }
        ingestion.ingest(source.origin(), records, results -> {
            if (results.stream().allMatch(result -> result.reason() == null)) {
                buckets.moveToRecords(source.id(), used);
                taken[0] = true;
            }
        });
        return taken[0];
    }
}
