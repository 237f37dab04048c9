package io.rastro.source.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call is as a whole, from whichever files there are: the caller's channel, what was done with it, and when.
 *
 * @param id the caller's channel's unique id
 * @param records what its channel did, in the order of time; from the channel events where there are no call records
 * @param events of its channel
 */
record CallFacts(String id, List<CallDetail> records, List<ChannelEvent> events) {

    private static final Pattern DIAL_STATUS = Pattern.compile("\"dialstatus\"\\s*:\\s*\"(\\w+)\"");

    static CallFacts of(GroupEvents group, Exchange exchange) {
        String id = id(group, exchange);
        List<ChannelEvent> events = group.channelEvents().stream()
                .filter(event -> event.uniqueId().equals(id))
                .toList();
        List<CallDetail> records = group.calls().stream()
                .filter(call -> call.uniqueId().equals(id) || call.uniqueId().isEmpty())
                .toList();
        return new CallFacts(
                id,
                records.isEmpty() && !events.isEmpty() ? List.of(record(events, group.channelEvents())) : records,
                events);
    }

    private static String id(GroupEvents group, Exchange exchange) {
        return oldest(group.ofQueues().stream().map(QueueLogLine::callId))
                .or(() -> oldest(
                        group.calls().stream().filter(call -> !call.ofRungLeg()).map(CallDetail::uniqueId)))
                .or(() -> oldest(group.channelEvents().stream()
                        .filter(event -> event.inQueue()
                                || event.application().equals("Dial")
                                || exchange.isMenu(event.context()))
                        .map(ChannelEvent::uniqueId)))
                .or(() -> oldest(Stream.concat(
                        group.calls().stream().map(CallDetail::uniqueId),
                        group.channelEvents().stream().map(ChannelEvent::uniqueId))))
                .orElseGet(() -> group.calls().stream()
                        .map(call -> call.channel() + "@" + call.start())
                        .findFirst()
                        .orElse(""));
    }

    private static Optional<String> oldest(Stream<String> ids) {
        return ids.filter(id -> !id.isEmpty()).distinct().min(CallId.OLDEST_FIRST);
    }

    /** What the exchange would have put down as the call's record. */
    private static CallDetail record(List<ChannelEvent> own, List<ChannelEvent> all) {
        ChannelEvent first = own.get(0);
        Optional<ChannelEvent> bridged = own.stream()
                .filter(event -> event.is("BRIDGE_ENTER") && !event.peer().isEmpty())
                .findFirst();
        Instant end = end(own).orElse(own.get(own.size() - 1).at());
        return new CallDetail(
                first(own, ChannelEvent::number),
                first(own, ChannelEvent::name),
                first.exten(),
                first.context(),
                first.channel(),
                bridged.map(ChannelEvent::peer).orElseGet(() -> rung(own, all)),
                first(
                        own.stream()
                                .filter(event ->
                                        event.inQueue() || event.application().equals("Dial"))
                                .toList(),
                        ChannelEvent::application),
                first(own.stream().filter(ChannelEvent::inQueue).toList(), ChannelEvent::applicationData),
                first.at(),
                bridged.map(ChannelEvent::at).orElse(null),
                end,
                bridged.map(event -> Duration.between(event.at(), end).toSeconds())
                        .orElse(0L),
                bridged.isPresent() ? "ANSWERED" : dialStatus(own),
                first.uniqueId(),
                first.linkedId(),
                "",
                "");
    }

    /** Whom it was dialling when it was given up. */
    private static String rung(List<ChannelEvent> own, List<ChannelEvent> all) {
        String device = Exchange.device(own.get(0).channel());
        boolean dialled = own.stream()
                .anyMatch(event -> DIAL_STATUS.matcher(event.extra()).find()
                        && !dialStatus(own).isEmpty());
        return !dialled
                ? ""
                : all.stream()
                        .filter(event -> event.is("CHAN_START")
                                && !Exchange.device(event.channel()).equals(device))
                        .map(ChannelEvent::channel)
                        .findFirst()
                        .orElse("");
    }

    private static String dialStatus(List<ChannelEvent> own) {
        return own.stream()
                .filter(event -> event.is("HANGUP"))
                .map(event -> DIAL_STATUS.matcher(event.extra()))
                .filter(Matcher::find)
                .map(found -> found.group(1).equals("NOANSWER") ? "NO ANSWER" : found.group(1))
                .findFirst()
                .orElse("");
    }

    private static Optional<Instant> end(List<ChannelEvent> own) {
        return own.stream()
                .filter(event -> event.is("HANGUP"))
                .map(ChannelEvent::at)
                .findFirst();
    }

    private static String first(List<ChannelEvent> events, Function<ChannelEvent, String> text) {
        return events.stream()
                .map(text)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Null: only queue_log tells of it. */
    @Nullable
    CallDetail first() {
        return records.isEmpty() ? null : records.get(0);
    }

    String caller() {
        return text(CallDetail::source);
    }

    String callerName() {
        return text(CallDetail::name);
    }

    /** The number that was called: a column of its own, or where the call began in the dialplan. */
    String dialledIn() {
        String told = text(CallDetail::dialledIn);
        return told.isEmpty() && !events.isEmpty() ? events.get(0).exten() : told;
    }

    private String text(Function<CallDetail, String> text) {
        return records.stream()
                .map(text)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    Optional<Instant> start() {
        return Stream.concat(
                        events.stream().map(ChannelEvent::at), records.stream().map(CallDetail::start))
                .findFirst();
    }

    /** When the caller's channel was gone. */
    Optional<Instant> end() {
        return end(events)
                .or(() -> events.isEmpty()
                        ? records.stream().map(CallDetail::end).max(Comparator.naturalOrder())
                        : Optional.empty());
    }

    /** Files of its recording, as the exchange was told to name them. */
    Set<String> recordings() {
        return Stream.concat(
                        events.stream()
                                .filter(event -> event.application().equals("MixMonitor"))
                                .map(event -> event.applicationData().split(",", 2)[0]),
                        records.stream().map(CallDetail::recording))
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
