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

/**
 * A group that is over.
 *
 * @param leftOver the buckets of those of its events that no record rests on
 * @param from the place of its first record among all that are stored together
 */
record ClosedGroup(
        long number,
        List<RawEvent> events,
        boolean early,
        List<IncomingRecord> records,
        Map<RawEvent, String> leftOver,
        int from) {

    static ClosedGroup beforeStart(long number, List<RawEvent> events) {
        return new ClosedGroup(number, events, true, List.of(), Map.of(), 0);
    }

    static ClosedGroup assembled(long number, List<RawEvent> events, Assembly assembly, int from) {
        Map<RawEvent, String> leftOver = new HashMap<>();
        assembly.leftOver().forEach(each -> leftOver.put(each.event(), each.bucket()));
        return new ClosedGroup(number, events, false, List.copyOf(assembly.records()), leftOver, from);
    }

    /** Each of its events is in a record, or in a bucket; in the former only if all its records were taken. */
    Tally account(List<RowResult> results, List<BucketEvent> bucketEvents) {
        if (early) {
            return new Tally(0, 0, events.size(), 0);
        }
        Notice refusal = results.subList(from, from + records.size()).stream()
                .map(RowResult::reason)
                .filter(reason -> reason != null)
                .findFirst()
                .orElse(null);
        boolean stored = refusal == null && !records.isEmpty();
        int inRecords = 0;
        int ignored = 0;
        for (RawEvent event : events) {
            // Most have none, and an event takes long to be looked up by.
            String bucket = leftOver.isEmpty() ? null : leftOver.get(event);
            if (bucket == null && stored) {
                inRecords++;
            } else if (bucket != null && SourceRun.isIgnored(bucket)) {
                ignored++;
            } else {
                String kept = bucket != null ? bucket : refusal == null ? SourceRun.UNUSED : SourceRun.REJECTED;
                bucketEvents.add(new BucketEvent(kept, stored ? null : number, event, bucket == null ? refusal : null));
            }
        }
        return new Tally(0, inRecords, 0, ignored);
    }
}
