package io.rastro.source.asterisk;

import io.rastro.source.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A group's events, read, each kind by itself in the order of time. */
record GroupEvents(
        List<RawEvent> all, List<QueueLogLine> queueLog, List<CallDetail> calls, List<ChannelEvent> channelEvents) {

    static GroupEvents of(List<RawEvent> events, Exchange exchange) {
        GroupEvents group = new GroupEvents(events, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (RawEvent event : events) {
            switch (event.feed()) {
                case AsteriskSource.QUEUE_LOG ->
                    QueueLogLine.read(event.text(), exchange.zone()).ifPresent(group.queueLog::add);
                case AsteriskSource.CDR ->
                    CallDetail.read(event.text(), exchange.cdrColumns(), exchange.zone())
                            .ifPresent(group.calls::add);
                case AsteriskSource.CEL ->
                    ChannelEvent.read(event.text(), exchange.celColumns(), exchange.zone())
                            .ifPresent(group.channelEvents::add);
                default -> {}
            }
        }
        group.calls.replaceAll(group::identified);
        // Sorting keeps the order of what happened in the same second.
        group.queueLog.sort(Comparator.comparing(QueueLogLine::at));
        group.calls.sort(Comparator.comparing(CallDetail::start));
        group.channelEvents.sort(Comparator.comparing(ChannelEvent::at));
        return group;
    }

    /** A record without a unique id has that of the channel of its name, where channel events tell it. */
    private CallDetail identified(CallDetail call) {
        return call.uniqueId().isEmpty()
                ? channelEvents.stream()
                        .filter(event -> event.channel().equals(call.channel()))
                        .findFirst()
                        .map(event -> call.withUniqueId(event.uniqueId()))
                        .orElse(call)
                : call;
    }

    boolean ofMember() {
        return all.stream().findFirst().filter(MemberStatuses::isState).isPresent()
                || queueLog.stream().anyMatch(QueueLogLine::ofMember);
    }

    List<QueueLogLine> ofQueues() {
        return queueLog.stream().filter(QueueLogLine::ofCall).toList();
    }

    /** When the exchange was started anew, where that came into the group. */
    Optional<Instant> restart() {
        return queueLog.stream()
                .filter(QueueLogLine::restarts)
                .map(QueueLogLine::at)
                .findFirst();
    }

    Instant last() {
        return Stream.of(
                        queueLog.stream().map(QueueLogLine::at),
                        calls.stream().map(CallDetail::end),
                        channelEvents.stream().map(ChannelEvent::at))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
