package io.rastro.source.asterisk;

import io.rastro.source.Difference;
import io.rastro.source.Difference.Fact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What two of an exchange's files tell of the same moment of a call, of the caller's channel alone. */
record FeedDifferences(CallFacts call, List<CallDetail> records, List<QueueLogLine> queues) {

    /** The caller hung up at that moment: after any other end the call may have gone on. */
    private static final Set<String> CALLER_HUNG_UP = Set.of("COMPLETECALLER", "ABANDON");

    static FeedDifferences of(CallFacts call, GroupEvents group) {
        List<CallDetail> records = group.calls().stream()
                .filter(record -> record.uniqueId().equals(call.id()))
                .toList();
        return new FeedDifferences(call, records, group.ofQueues());
    }

    List<Difference> list() {
        Instant hungUp = event(event -> event.is("HANGUP"));
        Instant recordEnd = records.stream()
                .map(CallDetail::end)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Instant queueEnd = queueEnd();
        return Stream.of(
                        difference(
                                Fact.BEGAN,
                                AsteriskSource.CDR,
                                records.stream()
                                        .map(CallDetail::start)
                                        .min(Comparator.naturalOrder())
                                        .orElse(null),
                                AsteriskSource.CEL,
                                event(event -> event.is("CHAN_START"))),
                        difference(
                                Fact.QUEUED,
                                AsteriskSource.QUEUE_LOG,
                                line("ENTERQUEUE"),
                                AsteriskSource.CEL,
                                event(event -> event.is("APP_START") && event.inQueue())),
                        difference(
                                Fact.ANSWERED,
                                AsteriskSource.QUEUE_LOG,
                                line("CONNECT"),
                                AsteriskSource.CEL,
                                event(event -> event.is("BRIDGE_ENTER")
                                        && event.inQueue()
                                        && !event.peer().isEmpty())),
                        difference(Fact.ENDED, AsteriskSource.CDR, recordEnd, AsteriskSource.CEL, hungUp),
                        hungUp == null
                                ? difference(
                                        Fact.ENDED, AsteriskSource.QUEUE_LOG, queueEnd, AsteriskSource.CDR, recordEnd)
                                : difference(
                                        Fact.ENDED, AsteriskSource.QUEUE_LOG, queueEnd, AsteriskSource.CEL, hungUp))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Difference> difference(
            Fact fact, String feed, @Nullable Instant told, String otherFeed, @Nullable Instant otherTold) {
        return Difference.between(call.id(), fact, feed, told, otherFeed, otherTold);
    }

    /** The first. */
    private @Nullable Instant event(Predicate<ChannelEvent> wanted) {
        return call.events().stream()
                .filter(wanted)
                .map(ChannelEvent::at)
                .findFirst()
                .orElse(null);
    }

    /** The first. */
    private @Nullable Instant line(String event) {
        return queues.stream()
                .filter(line -> line.callId().equals(call.id()) && line.event().equals(event))
                .map(QueueLogLine::at)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant queueEnd() {
        return queues.stream()
                .reduce((one, next) -> next)
                .filter(line -> line.callId().equals(call.id()) && CALLER_HUNG_UP.contains(line.event()))
                .map(QueueLogLine::at)
                .orElse(null);
    }
}
