package io.rastro.source.asterisk;

import io.rastro.interaction.EventType;
import io.rastro.interaction.Status;
import io.rastro.source.asterisk.Segment.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call's way through queues, as queue_log tells it line by line. */
final class QueueTrail {

    private final Exchange exchange;
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable Segment current;
    private String caller = "";
    private String callerName = "";
    private String dialledIn = "";

    private QueueTrail(Exchange exchange) {
        this.exchange = exchange;
    }

    /** @param lines of one call, in the order of time */
    static QueueTrail of(List<QueueLogLine> lines, Exchange exchange) {
        QueueTrail trail = new QueueTrail(exchange);
        lines.forEach(trail::take);
        return trail;
    }

    List<Segment> segments() {
        return segments;
    }

    String caller() {
        return caller;
    }

    String callerName() {
        return callerName;
    }

    String dialledIn() {
        return dialledIn;
    }

    private void take(QueueLogLine line) {
        switch (line.event()) {
            case "ENTERQUEUE" -> enter(line);
            case "CONNECT" -> connect(line);
            case "COMPLETEAGENT" -> end(line, Status.SERVICE_COMPLETED, Side.AGENT);
            case "COMPLETECALLER" -> end(line, Status.SERVICE_COMPLETED, Side.CLIENT);
            case "TRANSFER", "BLINDTRANSFER" -> transfer(line, line.parameter(0));
            case "ATTENDEDTRANSFER" -> transfer(line, null);
            case "ABANDON", "SYSCOMPAT" -> end(line, Status.ABANDONED, Side.CLIENT);
            case "EXITWITHTIMEOUT", "EXITWITHKEY", "EXITEMPTY", "WITHDRAW" -> end(line, Status.DEQUEUED, null);
            case "RINGNOANSWER", "RINGCANCELED" -> rang(line);
            case "DID" -> dialledIn = dialledIn.isEmpty() ? String.join("|", line.parameters()) : dialledIn;
            default -> {}
        }
    }

    private void enter(QueueLogLine line) {
        caller = first(caller, line.parameter(1));
        callerName = first(callerName, line.parameter(3));
        begin(line.queue(), line.at()).note(EventType.ENTERED_QUEUE, line.at(), null, service(line), null);
    }

    private static String first(String known, @Nullable String told) {
        return known.isEmpty() && told != null ? told : known;
    }

    /** Queue to queue the next begins where the last has ended without a word: a consultation's transfer is logged elsewhere. */
    private Segment begin(String queue, Instant at) {
        Segment before = current;
        if (before != null && before.open()) {
            before.end(before.answered == null ? Status.DEQUEUED : Status.SERVICE_TRANSFERRED, at, null);
            before.superseded = true;
        }
        Segment begun = new Segment(queue, at);
        segments.add(begun);
        current = begun;
        return begun;
    }

    /** After an attended transfer into a queue its ENTERQUEUE stands under the consultation's id, the rest under the call's. */
    private void connect(QueueLogLine line) {
        Segment segment = current;
        if (segment == null
                || !segment.open()
                || segment.answered != null
                || !line.queue().equals(segment.queue)) {
            Long hold = line.seconds(0);
            segment = begin(line.queue(), line.at().minusSeconds(hold == null ? 0 : hold));
        }
        segment.answer(line.agent(), line.at());
        segment.agentChannel = line.parameter(1);
        segment.note(EventType.DELIVERED, line.at(), exchange.member(line.agent()), service(line), null);
    }

    private void end(QueueLogLine line, Status how, @Nullable Side by) {
        Segment segment = ofQueue(line);
        // Old releases write ABANDON after EXITEMPTY; of either the first holds.
        if (segment != null) {
            segment.end(segment.answered != null && !how.answered() ? Status.SERVICE_COMPLETED : how, line.at(), by);
        }
    }

    private void transfer(QueueLogLine line, @Nullable String target) {
        Segment segment = ofQueue(line);
        if (segment != null && segment.answered != null) {
            segment.end(Status.SERVICE_TRANSFERRED, line.at(), Side.AGENT);
            segment.target = target;
        }
    }

    /** Whom it rang at in vain, in Asterisk's own word: no step of the history fits. */
    private void rang(QueueLogLine line) {
        Segment segment = ofQueue(line);
        Long milliseconds = line.seconds(0);
        if (segment != null) {
            segment.rang.add(line.event() + " " + exchange.member(line.agent())
                    + (milliseconds == null ? "" : " " + milliseconds / 1000 + " s"));
        }
    }

    /** The last stay there that has not ended, or only because another began. */
    private @Nullable Segment ofQueue(QueueLogLine line) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (line.queue().equals(segment.queue)) {
                return segment.open() || segment.superseded ? segment : null;
            }
        }
        return null;
    }

    private @Nullable String service(QueueLogLine line) {
        return exchange.service(line.queue());
    }
}
