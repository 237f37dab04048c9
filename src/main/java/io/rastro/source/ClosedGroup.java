package io.rastro.source;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.Notice;
import io.rastro.ingestion.RowResult;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Checkpoint.BucketEvent;
import io.rastro.source.Checkpoint.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group that is over, or as much of one as is.
 *
 * @param number null: not all of its events are here
 * @param early how many events it had, all before what is to be brought in
 * @param elsewhere what it says, where that is stored as another source tells it; else empty
 * @param leftOver the buckets of those of its events that no record rests on
 * @param from the place of its first record among all that are stored together
 */
record ClosedGroup(
        @Nullable Long number,
        List<RawEvent> events,
        int early,
        List<IncomingRecord> records,
        List<IncomingRecord> elsewhere,
        Map<RawEvent, String> leftOver,
        List<Difference> differences,
        int from) {

    private static final String REJECTED = "rejected";
    private static final String UNUSED = "unused";

    static ClosedGroup beforeStart(List<RawEvent> events) {
        return new ClosedGroup(null, List.of(), events.size(), List.of(), List.of(), Map.of(), List.of(), 0);
    }

    static ClosedGroup settled(List<RawEvent> events, List<IncomingRecord> records, int from) {
        return new ClosedGroup(null, events, 0, records, List.of(), Map.of(), List.of(), from);
    }

    static ClosedGroup assembled(long number, List<RawEvent> events, Assembly assembly, int from) {
        return new ClosedGroup(
                number,
                events,
                0,
                List.copyOf(assembly.records()),
                List.of(),
                buckets(assembly),
                assembly.differences(),
                from);
    }

    private static Map<RawEvent, String> buckets(Assembly assembly) {
        Map<RawEvent, String> leftOver = new HashMap<>();
        assembly.leftOver().forEach(each -> leftOver.put(each.event(), each.bucket()));
        return leftOver;
    }

    /** What another source tells as well, whose records are the ones that are kept: its events are in those. */
    static ClosedGroup toldElsewhere(List<RawEvent> events, Assembly assembly) {
        return new ClosedGroup(
                null,
                events,
                0,
                List.of(),
                List.copyOf(assembly.records()),
                buckets(assembly),
                assembly.differences(),
                0);
    }

    /** The conversations it says something of. */
    List<ToldConversation> told() {
        return elsewhere.isEmpty() ? ToldConversation.of(records, true) : ToldConversation.of(elsewhere, false);
    }

    /** Why one of its records was refused; null: none was. */
    @Nullable
    Notice refusal(List<RowResult> results) {
        return results.subList(from, from + records.size()).stream()
                .map(RowResult::reason)
                .filter(reason -> reason != null)
                .findFirst()
                .orElse(null);
    }

    /** Each of its events is in a record, or in a bucket; in the former only if all its records were taken. */
    Tally account(List<RowResult> results, List<BucketEvent> bucketEvents) {
        Notice refusal = refusal(results);
        boolean stored = refusal == null && !(records.isEmpty() && elsewhere.isEmpty());
        int inRecords = 0;
        int ignored = 0;
        for (RawEvent event : events) {
            // Most have none, and an event takes long to be looked up by.
            String bucket = leftOver.isEmpty() ? null : leftOver.get(event);
            if (bucket == null && stored) {
                inRecords++;
            } else if (bucket != null && SourceIntake.isIgnored(bucket)) {
                ignored++;
            } else {
                String kept = bucket != null ? bucket : refusal == null ? UNUSED : REJECTED;
                bucketEvents.add(new BucketEvent(kept, stored ? null : number, event, bucket == null ? refusal : null));
            }
        }
        return new Tally(0, inRecords, early, ignored);
    }
}
