package io.rastro.source.asterisk;

import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.interaction.Direction;
import io.rastro.ivr.IvrOutcome;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.LeftOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call from all that is known of it. queue_log goes first: nothing else tells queues, agents, waits and who hung up as the
 * exchange itself counts them; call records and channel events give the rest.
 */
final class CallAssembly {

    /** An extension of the exchange that called a service of its own, such as to log in. */
    private static final String OWN_CALL = "ownCall";

    /** Between two extensions of the exchange. */
    private static final String INTERNAL = "internal";

    /** An agent asked a queue before he transferred somebody into it: the call itself is another. */
    private static final String CONSULTATION = "consultation";

    /** It reached neither a menu nor a queue nor anybody. */
    private static final String NOTHING_REACHED = "nothingReached";

    /** Without a unique id nothing joins it to queue_log or to channel events, which tell of the same call. */
    private static final String NOT_JOINED = "notJoined";

    private final Exchange exchange;
    private final GroupEvents group;
    private final Finish finish;
    private final CallFacts call;
    private final IvrWalk walk;
    private final QueueTrail trail;
    private final List<Segment> segments = new ArrayList<>();
    private final Set<String> missing = new HashSet<>();
    private Direction direction = Direction.INBOUND;

    CallAssembly(Exchange exchange, GroupEvents group, Finish finish) {
        this.exchange = exchange;
        this.group = group;
        this.finish = finish;
        call = CallFacts.of(group, exchange);
        walk = IvrWalk.of(call.events(), exchange);
        trail = QueueTrail.of(group.ofQueues(), exchange);
    }

    Assembly assembly() {
        String bucket = bucket();
        if (bucket != null) {
            return new Assembly(List.of(), leftOver(bucket), Set.of());
        }
        if (trail.segments().isEmpty()) {
            DirectCall direct = DirectCall.of(call, group, exchange);
            direction = direct.direction();
            direct.segment().ifPresent(segments::add);
        } else {
            segments.addAll(trail.segments());
            ColleagueLeg.after(segments.get(segments.size() - 1), group, call.id())
                    .ifPresent(segments::add);
        }
        segments.forEach(this::close);
        List<IncomingRecord> records = new ArrayList<>();
        ivrCall().ifPresent(records::add);
        records.addAll(new SegmentRecords(exchange, call, trail, walk, direction).of(segments));
        noteMissing();
        return new Assembly(
                List.copyOf(records),
                records.isEmpty() && finish != Finish.PREVIEW ? leftOver(NOTHING_REACHED) : List.of(),
                Set.copyOf(missing),
                records.isEmpty() ? List.of() : FeedDifferences.of(call, group).list());
    }

    private List<LeftOver> leftOver(String bucket) {
        return finish == Finish.PREVIEW
                ? List.of()
                : group.all().stream().map(event -> new LeftOver(event, bucket)).toList();
    }

    /** Null: it is a call to be told of. */
    private @Nullable String bucket() {
        List<QueueLogLine> queues = group.ofQueues();
        if (queues.stream().anyMatch(line -> line.event().equals("ATTENDEDTRANSFER"))
                && queues.stream().noneMatch(line -> line.event().equals("CONNECT"))) {
            return CONSULTATION;
        }
        CallDetail first = call.first();
        if (!queues.isEmpty() || first == null || walk.happened()) {
            return null;
        }
        if (first.uniqueId().isEmpty() && (exchange.queueLog() || exchange.channelEvents())) {
            return NOT_JOINED;
        }
        return exchange.callingExtension(first).isEmpty() ? null : bucketOfExtension(first);
    }

    private @Nullable String bucketOfExtension(CallDetail first) {
        if (call.records().stream().anyMatch(record -> record.queue().isPresent())) {
            return null;
        }
        if (call.records().stream().allMatch(record -> record.otherChannel().isEmpty())) {
            return OWN_CALL;
        }
        return exchange.isExtension(first.destination()) ? INTERNAL : null;
    }

    /** What is open when nothing more is expected ended in a way that nobody wrote down. */
    private void close(Segment segment) {
        if (!segment.open()) {
            return;
        }
        Optional<Instant> end = finish == Finish.PREVIEW && call.events().isEmpty() ? Optional.empty() : call.end();
        if (end.isEmpty() && (finish == Finish.RESTARTED || finish == Finish.TIMED_OUT)) {
            missing.add("end");
            end = Optional.of(group.restart().orElseGet(group::last));
        }
        end.ifPresent(segment::endUntold);
    }

    private Optional<IncomingIvrCall> ivrCall() {
        if (walk.happened()) {
            return walkedIvr();
        }
        CallDetail first = call.first();
        return segments.isEmpty() && first != null && exchange.isMenu(first.context())
                ? Optional.of(ivrByRecord(first))
                : Optional.empty();
    }

    private Optional<IncomingIvrCall> walkedIvr() {
        boolean over = walk.left() != null || finish == Finish.RESTARTED || finish == Finish.TIMED_OUT;
        IvrOutcome unforwarded = walk.reachedEnd() ? IvrOutcome.RETAINED : IvrOutcome.ABANDONED;
        return over
                ? Optional.of(ivrCall(
                        walk.firstMenu(),
                        walk.left(),
                        walk.path(),
                        segments.isEmpty() ? unforwarded : IvrOutcome.FORWARDED))
                : Optional.empty();
    }

    /** A record keeps where a call ended only: of its path the last option. */
    private IncomingIvrCall ivrByRecord(CallDetail record) {
        missing.add("ivrPath");
        boolean undecided = IvrWalk.UNDECIDED.contains(record.destination());
        return ivrCall(
                record.context(),
                record.end(),
                record.destination().equals("s") ? List.of() : List.of(record.destination()),
                undecided ? IvrOutcome.ABANDONED : IvrOutcome.RETAINED);
    }

    private IncomingIvrCall ivrCall(String menu, @Nullable Instant left, List<String> path, IvrOutcome outcome) {
        return new IncomingIvrCall(
                "ivr-" + call.id(),
                menu,
                call.start().orElseGet(group::last),
                left,
                path,
                outcome,
                call.id(),
                call.caller().isEmpty() ? null : call.caller());
    }

    private void noteMissing() {
        boolean ofQueue = segments.stream().anyMatch(segment -> segment.queue != null);
        if (ofQueue && trail.segments().isEmpty()) {
            missing.add("queueLog");
        }
        if (group.calls().isEmpty()) {
            missing.add("callRecords");
        }
        if (group.channelEvents().isEmpty() && direction == Direction.INBOUND) {
            missing.add("channelEvents");
        }
        if (segments.stream().anyMatch(segment -> segment.agent != null && segment.answered == null)) {
            missing.add("answered");
        }
    }
}
