package io.rastro.source.asterisk;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Status;
import io.rastro.source.asterisk.Segment.Side;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that queue_log does not know: an agent's to the outside, one to somebody's own extension, or one whose queue_log is not read. */
record DirectCall(Direction direction, Optional<Segment> segment) {

    static DirectCall of(CallFacts call, GroupEvents group, Exchange exchange) {
        CallDetail first = call.first();
        if (first == null) {
            return new DirectCall(Direction.INBOUND, Optional.empty());
        }
        Optional<CallDetail> queued = call.records().stream()
                .filter(record -> record.queue().isPresent())
                .reduce((one, next) -> next);
        if (queued.isPresent()) {
            return new DirectCall(Direction.INBOUND, Optional.of(queued(queued.get(), exchange)));
        }
        if (first.otherChannel().isEmpty()) {
            return new DirectCall(Direction.INBOUND, Optional.empty());
        }
        return exchange.callingExtension(first)
                .map(extension ->
                        new DirectCall(Direction.OUTBOUND, Optional.of(outbound(first, extension, call, group))))
                .orElseGet(() -> new DirectCall(Direction.INBOUND, Optional.of(inbound(first, call, group))));
    }

    /** The record says that the call was in a queue, and on which channel somebody took it; neither when nor for how long. */
    private static Segment queued(CallDetail record, Exchange exchange) {
        Segment segment = new Segment(record.queue().orElse(null), record.start());
        boolean answered =
                record.answeredByDisposition() && !record.otherChannel().isEmpty();
        if (answered && !exchange.queueLog()) {
            segment.agent = record.otherChannel();
            segment.end(Status.SERVICE_COMPLETED, record.end(), null);
        } else {
            // A queue that is full or has nobody in it writes nothing to queue_log.
            segment.end(exchange.queueLog() ? Status.DEQUEUED : Status.ABANDONED, record.end(), null);
        }
        return segment;
    }

    private static Segment outbound(CallDetail record, String extension, CallFacts call, GroupEvents group) {
        Segment segment = new Segment(null, record.start());
        if (!record.answeredByDisposition()) {
            segment.end(unanswered(record.disposition()), record.end(), null);
            return segment;
        }
        Instant answered = record.talkBegan();
        segment.answer(extension, answered);
        segment.end(Status.SERVICE_COMPLETED, record.end(), hungUpBy(call, group, answered, Side.AGENT));
        return segment;
    }

    private static Status unanswered(String disposition) {
        return switch (disposition) {
            case "BUSY", "FAILED", "CONGESTION", "CHANUNAVAIL" -> Status.BAD_PHONE;
            default -> Status.DEQUEUED;
        };
    }

    private static Segment inbound(CallDetail record, CallFacts call, GroupEvents group) {
        Segment segment = new Segment(null, record.start());
        if (!record.answeredByDisposition()) {
            segment.end(Status.DEQUEUED, record.end(), null);
            return segment;
        }
        segment.agent = record.otherChannel();
        segment.answered = call.events().stream()
                .filter(event -> event.is("BRIDGE_ENTER"))
                .map(ChannelEvent::at)
                .findFirst()
                .orElse(null);
        segment.end(Status.SERVICE_COMPLETED, record.end(), hungUpBy(call, group, record.start(), Side.CLIENT));
        return segment;
    }

    /** @param caller on which side the caller's channel is */
    private static @Nullable Side hungUpBy(CallFacts call, GroupEvents group, Instant answered, Side caller) {
        Side callee = caller == Side.AGENT ? Side.CLIENT : Side.AGENT;
        return call.events().isEmpty()
                ? null
                : group.channelEvents().stream()
                        .filter(event -> event.is("HANGUP") && event.at().isAfter(answered))
                        .findFirst()
                        .map(event -> Exchange.device(event.channel())
                                        .equals(Exchange.device(
                                                call.events().get(0).channel()))
                                ? caller
                                : callee)
                        .orElse(null);
    }
}
