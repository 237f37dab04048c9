package io.rastro.source.asterisk;

import io.rastro.source.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who sits at which extension, learnt from calls: queue_log tells the member's name that answered, call records and channel
 * events the channel. Log-ins tell the interface only, so that without it they cannot be joined to the rest.
 */
final class MemberNames {

    private record Answered(String member, Instant at) {}

    private final Exchange exchange;
    private final Map<String, String> memberByChannelId = new HashMap<>();
    private final Map<String, List<Answered>> answeredByCall = new HashMap<>();
    private final Map<String, Map<String, Integer>> timesByExtension = new TreeMap<>();

    private MemberNames(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Agents by extension: of each, who answered there most often. */
    static Map<String, String> learn(List<RawEvent> events, Exchange exchange) {
        MemberNames names = new MemberNames(exchange);
        events.stream()
                .filter(event -> event.feed().equals(AsteriskSource.QUEUE_LOG))
                .flatMap(event -> QueueLogLine.read(event.text(), exchange.zone()).stream())
                .filter(line -> line.event().equals("CONNECT"))
                .forEach(names::note);
        events.forEach(names::join);
        return names.timesByExtension.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Collections.max(entry.getValue().entrySet(), Map.Entry.comparingByValue())
                                .getKey()));
    }

    private void note(QueueLogLine connect) {
        String channelId = connect.parameter(1);
        if (channelId != null) {
            memberByChannelId.put(channelId, connect.agent());
        }
        answeredByCall
                .computeIfAbsent(connect.callId(), id -> new ArrayList<>())
                .add(new Answered(connect.agent(), connect.at()));
    }

    private void join(RawEvent event) {
        if (event.feed().equals(AsteriskSource.CEL)) {
            ChannelEvent.read(event.text(), exchange.celColumns(), exchange.zone())
                    .filter(channel -> channel.is("CHAN_START"))
                    .ifPresent(this::join);
        } else if (event.feed().equals(AsteriskSource.CDR)) {
            CallDetail.read(event.text(), exchange.cdrColumns(), exchange.zone())
                    .filter(call -> call.queue().isPresent() && call.answeredByDisposition())
                    .ifPresent(this::join);
        }
    }

    private void join(ChannelEvent started) {
        String member = memberByChannelId.get(started.uniqueId());
        if (member != null) {
            count(started.channel(), member);
        }
    }

    /** Rung in a queue, answered, and within its stamps just one answer: it was there. */
    private void join(CallDetail call) {
        List<Answered> within = answeredByCall.getOrDefault(call.uniqueId(), List.of()).stream()
                .filter(answered ->
                        !answered.at().isBefore(call.start()) && answered.at().isBefore(call.end()))
                .toList();
        if (within.size() == 1 && !call.otherChannel().isEmpty()) {
            count(call.otherChannel(), within.get(0).member());
        }
    }

    private void count(String channel, String member) {
        timesByExtension
                .computeIfAbsent(Exchange.extension(channel), extension -> new TreeMap<>())
                .merge(member, 1, Integer::sum);
    }
}
