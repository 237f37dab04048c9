package io.rastro.source.asterisk;

import io.rastro.interaction.Status;
import io.rastro.source.asterisk.Segment.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call after its last stay in a queue ended with a transfer: queue_log falls silent, call records and channel
 * events go on. Of a blind transfer's colleague only channel events tell when he answered: to the record the call has long
 * been.
 */
final class ColleagueLeg {

    /** Stamps of whole seconds, cut or rounded. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private final GroupEvents group;
    private final String callId;
    private final Segment before;
    private final Instant transferred;

    private ColleagueLeg(GroupEvents group, String callId, Segment before, Instant transferred) {
        this.group = group;
        this.callId = callId;
        this.before = before;
        this.transferred = transferred;
    }

    static Optional<Segment> after(@Nullable Segment before, GroupEvents group, String callId) {
        if (before == null || before.status != Status.SERVICE_TRANSFERRED || before.ended == null) {
            return Optional.empty();
        }
        ColleagueLeg leg = new ColleagueLeg(group, callId, before, before.ended);
        return leg.byChannelEvents().or(leg::byCallRecords);
    }

    private Optional<Segment> byChannelEvents() {
        String caller = channelOf(callId);
        String ofAgent = channelOf(before.agentChannel);
        return caller.isEmpty()
                ? Optional.empty()
                : group.channelEvents().stream()
                        .filter(event -> event.is("BRIDGE_ENTER") && late(event.at()))
                        .filter(event ->
                                event.peer().equals(caller) != event.channel().equals(caller))
                        .filter(event -> !event.peer().isEmpty())
                        .filter(event -> !ofAgent.equals(other(event, caller)))
                        .findFirst()
                        .map(event -> segment(event, other(event, caller)));
    }

    private static String other(ChannelEvent bridged, String caller) {
        return bridged.channel().equals(caller) ? bridged.peer() : bridged.channel();
    }

    private String channelOf(@Nullable String uniqueId) {
        return group.channelEvents().stream()
                .filter(event -> event.uniqueId().equals(uniqueId))
                .map(ChannelEvent::channel)
                .findFirst()
                .orElse("");
    }

    private boolean late(Instant at) {
        return at.isAfter(transferred.minus(ROUNDING));
    }

    private Segment segment(ChannelEvent bridged, String colleague) {
        String extension = Exchange.extension(colleague);
        List<ChannelEvent> legs = group.channelEvents().stream()
                .filter(event -> Exchange.extension(event.channel()).equals(extension))
                .filter(event -> !event.uniqueId().equals(callId))
                .toList();
        Instant answeredCall = legs.stream()
                .filter(event -> event.is("ANSWER"))
                .map(ChannelEvent::at)
                .filter(at -> before.target == null && !at.isAfter(bridged.at()))
                .max(Comparator.naturalOrder())
                .orElse(transferred);
        Segment segment = new Segment(null, answeredCall);
        segment.answer(extension, bridged.at());
        legs.stream()
                .filter(event -> event.is("BRIDGE_EXIT") && event.at().isAfter(bridged.at()))
                .map(ChannelEvent::at)
                .max(Comparator.naturalOrder())
                .ifPresent(at -> segment.end(Status.SERVICE_COMPLETED, at, hungUpBy(extension, bridged.at())));
        return segment;
    }

    /** Whose leg says that it hung up by itself, which few do; else whose was the first. */
    private @Nullable Side hungUpBy(String extension, Instant answered) {
        List<ChannelEvent> hangUps = group.channelEvents().stream()
                .filter(event -> event.is("HANGUP") && event.at().isAfter(answered.plus(ROUNDING)))
                .toList();
        return Stream.concat(hangUps.stream().filter(ChannelEvent::tellsWhoHungUp), hangUps.stream())
                .map(event -> side(event.channel(), extension))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** Empty: of neither, such as the first agent's. */
    private Optional<Side> side(String channel, String extension) {
        if (Exchange.extension(channel).equals(extension)) {
            return Optional.of(Side.AGENT);
        }
        boolean caller = Exchange.device(channel).equals(Exchange.device(channelOf(callId)));
        return caller ? Optional.of(Side.CLIENT) : Optional.empty();
    }

    private Optional<Segment> byCallRecords() {
        List<CallDetail> after = group.calls().stream()
                .filter(call ->
                        call.uniqueId().equals(callId) && !call.otherChannel().isEmpty())
                .filter(call -> late(call.start()))
                .toList();
        return after.isEmpty() ? Optional.empty() : Optional.of(segment(after.get(after.size() - 1)));
    }

    private Segment segment(CallDetail call) {
        String extension = Exchange.extension(call.otherChannel());
        boolean attended = before.target == null;
        Segment segment = new Segment(null, attended ? consulted(extension) : transferred);
        if (!call.answeredByDisposition()) {
            segment.end(Status.DEQUEUED, call.end(), null);
            return segment;
        }
        segment.agent = extension;
        segment.answered = attended ? transferred : null;
        segment.end(Status.SERVICE_COMPLETED, call.end(), null);
        return segment;
    }

    /** When the colleague took the consultation. */
    private Instant consulted(String extension) {
        return group.calls().stream()
                .filter(call ->
                        call.application().equals("Dial") && !call.uniqueId().equals(callId))
                .filter(call -> Exchange.extension(call.otherChannel()).equals(extension))
                .filter(call -> call.answered() != null)
                .map(CallDetail::talkBegan)
                .filter(at -> !at.isAfter(transferred))
                .max(Comparator.naturalOrder())
                .orElse(transferred);
    }
}
