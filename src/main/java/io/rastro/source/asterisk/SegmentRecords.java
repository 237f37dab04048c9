package io.rastro.source.asterisk;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Durations;
import io.rastro.ingestion.IncomingInteraction.Ending;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Labels;
import io.rastro.ingestion.IncomingInteraction.Parties;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.ingestion.IncomingInteraction.Trail;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.Stamps;
import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.source.asterisk.Segment.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The interactions that a call's ended segments are, numbered as they followed each other. */
final class SegmentRecords {

    private static final String MONITORED = "/var/spool/asterisk/monitor/";

    private final Exchange exchange;
    private final CallFacts call;
    private final QueueTrail trail;
    private final IvrWalk walk;
    private final Direction direction;

    SegmentRecords(Exchange exchange, CallFacts call, QueueTrail trail, IvrWalk walk, Direction direction) {
        this.exchange = exchange;
        this.call = call;
        this.trail = trail;
        this.walk = walk;
        this.direction = direction;
    }

    List<IncomingRecord> of(List<Segment> segments) {
        List<IncomingRecord> records = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).open()) {
                records.add(record(segments.get(i), i + 1, i + 1 < segments.size() ? segments.get(i + 1) : null));
            }
        }
        return records;
    }

    private IncomingInteraction record(Segment segment, int number, @Nullable Segment next) {
        return new IncomingInteraction(
                // A recording's name holds the unique id alone: it is found at the first segment.
                number == 1 ? call.id() : call.id() + "-" + number,
                Medium.VOICE,
                stamps(segment, number),
                new Labels(call.id(), number, null, null),
                parties(segment),
                new Ending(segment.status, null, null, null, null, null, comments(segment, number)),
                new Durations(null, null, null),
                new Trail(List.of(), details(segment), events(segment, next), List.of(), recordings(number)));
    }

    /** The first segment reached the platform when the call did; the wait in a queue is counted from the queue. */
    private Stamps stamps(Segment segment, int number) {
        Instant received = number == 1 ? call.start().orElse(segment.entered) : segment.entered;
        return new Stamps(
                received.isAfter(segment.entered) ? segment.entered : received,
                segment.entered,
                segment.answered,
                null,
                segment.ended);
    }

    private Parties parties(Segment segment) {
        String from = first(call.caller(), trail.caller());
        CallDetail record = call.first();
        boolean outbound = direction == Direction.OUTBOUND;
        String to = outbound && record != null ? record.destination() : first(call.dialledIn(), trail.dialledIn());
        String contact = outbound ? to : from;
        String name = outbound ? null : first(call.callerName(), trail.callerName());
        return new Parties(
                exchange.service(segment.queue),
                exchange.agent(segment.agent),
                contact == null ? null : new ContactReference(null, name, null, contact, null),
                null,
                direction,
                from,
                to,
                contact);
    }

    private static @Nullable String first(String one, String other) {
        return Stream.of(one, other).filter(text -> !text.isBlank()).findFirst().orElse(null);
    }

    private @Nullable String comments(Segment segment, int number) {
        String path = number == 1 && walk.happened() ? "URA: " + String.join(" > ", walk.path()) : "";
        String text = Stream.concat(Stream.of(path), segment.rang.stream())
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    private Call details(Segment segment) {
        CallDetail record = call.first();
        return new Call(
                null,
                null,
                null,
                record == null || direction == Direction.INBOUND ? null : record.destination(),
                record == null ? null : record.channel(),
                record == null || record.otherChannel().isEmpty() ? null : record.otherChannel(),
                segment.hungUpBy == Side.CLIENT ? segment.ended : null,
                segment.hungUpBy == Side.AGENT && segment.status != Status.SERVICE_TRANSFERRED ? segment.ended : null);
    }

    private List<Event> events(Segment segment, @Nullable Segment next) {
        List<Event> events = new ArrayList<>(segment.events);
        if (segment.status == Status.SERVICE_TRANSFERRED) {
            events.add(new Event(
                    Objects.requireNonNull(segment.ended),
                    EventType.TRANSFERRED,
                    segment.agent == null ? null : exchange.member(segment.agent),
                    exchange.service(segment.queue),
                    next == null || next.queue != null || next.agent == null ? null : exchange.member(next.agent),
                    next == null ? null : exchange.service(next.queue),
                    null,
                    segment.target));
        }
        return events;
    }

    /** The store is what Asterisk calls its monitor folder. */
    private List<RecordingReference> recordings(int number) {
        return number > 1
                ? List.of()
                : call.recordings().stream()
                        .map(file -> file.startsWith(MONITORED) ? file.substring(MONITORED.length()) : file)
                        .map(file -> new RecordingReference(file, null, null, null))
                        .toList();
    }
}
