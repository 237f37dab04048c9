package io.rastro.source.asterisk;

import io.rastro.source.Assembler;
import io.rastro.source.RawEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Groups what an Asterisk writes by the ids of calls and by the names of queues' members. A call's queue_log stands under its
 * channel's unique id; CONNECT names the member's channel, a call record both channels, a channel event the linked id, so that
 * the legs of an attended transfer meet.
 */
final class AsteriskAssembler implements Assembler {

    static final String BROKEN = "broken";

    /** Nothing of a call or an agent: settings read anew, penalties. */
    static final String NOTED = "noted";

    /** An event that the dialplan or a distribution of Asterisk writes by its own name. */
    static final String CUSTOM = "custom";

    /** As far as queue_log knows: where other files are followed, too, they tell when the call is over. */
    private static final Set<String> LAST_OF_CALL = Set.of("COMPLETEAGENT", "COMPLETECALLER", "ABANDON", "SYSCOMPAT");

    /** In a queue again, or with somebody, whom the exchange then tells the end of. */
    private static final Set<String> ON_AGAIN = Set.of("ENTERQUEUE", "CONNECT");

    private final Exchange exchange;

    AsteriskAssembler(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Reading read(RawEvent event) {
        return switch (event.feed()) {
            case AsteriskSource.QUEUE_LOG ->
                QueueLogLine.read(event.text(), exchange.zone())
                        .map(this::read)
                        .orElseGet(() -> new Reading.Apart(BROKEN));
            case AsteriskSource.CDR ->
                CallDetail.read(event.text(), exchange.cdrColumns(), exchange.zone())
                        .map(this::read)
                        .orElseGet(() -> new Reading.Apart(BROKEN));
            case AsteriskSource.CEL ->
                ChannelEvent.read(event.text(), exchange.celColumns(), exchange.zone())
                        .map(this::read)
                        .orElseGet(() -> new Reading.Apart(BROKEN));
            default -> new Reading.Apart(BROKEN);
        };
    }

    private Reading read(QueueLogLine line) {
        if (line.restarts()) {
            return new Reading.Restart(line.at());
        }
        if (line.ofMember()) {
            return new Reading.Member(Set.of(Reading.OF_AGENT + exchange.member(line.agent())), false);
        }
        if (line.ofCall()) {
            Set<String> keys = new HashSet<>(Set.of(call(line.callId())));
            String member = line.parameter(1);
            if (line.event().equals("CONNECT")
                    && member != null
                    && AsteriskStamp.madeAt(member).isPresent()) {
                keys.add(call(member));
            }
            boolean alone = !exchange.callRecords() && !exchange.channelEvents();
            return new Reading.Member(
                    keys, alone && LAST_OF_CALL.contains(line.event()), alone && ON_AGAIN.contains(line.event()));
        }
        return new Reading.Apart(line.known() ? NOTED : CUSTOM);
    }

    private Reading read(CallDetail call) {
        Set<String> keys = new HashSet<>();
        if (!call.uniqueId().isEmpty()) {
            keys.add(call(call.uniqueId()));
        }
        if (!call.linkedId().isEmpty()) {
            keys.add(call(call.linkedId()));
        } else {
            keys.addAll(legs(call));
        }
        if (call.uniqueId().isEmpty()) {
            keys.add("channel:" + call.channel());
        }
        return new Reading.Member(keys, !exchange.channelEvents() && isLast(call), call.start());
    }

    /**
     * All records of the caller's channel are written when it is hung up, those of a consultation earlier. A local channel that
     * dials may be one.
     */
    private static boolean isLast(CallDetail call) {
        boolean local = call.channel().startsWith("Local/");
        boolean oldest = call.linkedId().isEmpty() || call.linkedId().equals(call.uniqueId());
        return !call.ofRungLeg()
                && (local ? call.queue().isPresent() || call.otherChannel().isEmpty() : oldest);
    }

    /**
     * Without a linked id the legs of a consultation meet by the local channels between them. These are numbered anew with each
     * start of the exchange, so that they join only what began in the same minute.
     */
    private static Set<String> legs(CallDetail call) {
        Set<String> keys = new HashSet<>();
        for (String channel : List.of(call.channel(), call.otherChannel())) {
            if (channel.startsWith("Local/")) {
                String both = channel.split(";", 2)[0];
                keys.add("legs:" + both + "@" + minute(call.start()));
                keys.add("legs:" + both + "@" + minute(call.start().plusSeconds(2)));
            }
        }
        return keys;
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    private Reading read(ChannelEvent event) {
        Set<String> keys = new HashSet<>(Set.of(call(event.uniqueId())));
        if (!event.linkedId().isEmpty()) {
            keys.add(call(event.linkedId()));
        }
        if (event.is("CHAN_START") && callRecordsLackIds()) {
            keys.add("channel:" + event.channel());
        }
        return new Reading.Member(keys, event.is("LINKEDID_END"));
    }

    private boolean callRecordsLackIds() {
        return exchange.cdrColumns() != null && exchange.cdrColumns().place("uniqueid") < 0;
    }

    private static String call(String id) {
        return "call:" + id;
    }

    @Override
    public Optional<Settled> settle(List<RawEvent> events) {
        GroupEvents group = GroupEvents.of(events, exchange);
        return group.ofMember() ? new MemberStatuses(exchange, group, Finish.PREVIEW).settled() : Optional.empty();
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        GroupEvents group = GroupEvents.of(events, exchange);
        return group.ofMember()
                ? new MemberStatuses(exchange, group, finish).assembly()
                : new CallAssembly(exchange, group, finish).assembly();
    }
}
