package io.rastro.demo;

import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves the demo by whole weeks, so that weekdays stay what they are, and keeps of it the whole days before the day of
 * the first start; nothing is told of that day itself.
 */
final class DemoCalendar {

    static final int DAYS = 42;

    /** The first day the file tells nothing of, and a Monday: up to six days more than are kept precede it. */
    static final LocalDate WRITTEN_UNTIL = LocalDate.of(2026, 6, 15);

    /** A letter for the form and a local date and time, or seconds since the record's first one. */
    private static final Pattern STAMP =
            Pattern.compile("\\{([a-z])(?:(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)|([+-]\\d+))}");

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("dd/MM");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.forLanguageTag("pt-BR"));

    private final ZoneId zone;
    private final long weeks;
    private final Instant from;
    private final Instant until;

    /** @param anchor the day of the first start */
    DemoCalendar(LocalDate anchor, ZoneId zone) {
        this.zone = zone;
        this.weeks = Math.floorDiv(ChronoUnit.DAYS.between(WRITTEN_UNTIL, anchor) + 6, 7L);
        this.from = anchor.minusDays(DAYS).atStartOfDay(zone).toInstant();
        this.until = anchor.atStartOfDay(zone).toInstant();
    }

    /** The first instant that is kept. */
    Instant from() {
        return from;
    }

    /** The first instant that is not told any more. */
    Instant until() {
        return until;
    }

    /** A line of the file with its stamps put where this calendar has them. */
    String place(String line) {
        Instant[] begin = {Instant.EPOCH};
        return STAMP.matcher(line).replaceAll(stamp -> Matcher.quoteReplacement(text(stamp, begin)));
    }

    private String text(MatchResult stamp, Instant[] begin) {
        String local = stamp.group(2);
        boolean instant = stamp.group(1).equals("i");
        Instant at = local == null ? begin[0].plusSeconds(Long.parseLong(stamp.group(3))) : moved(local);
        if (instant && local != null) {
            begin[0] = at;
        }
        return instant ? at.toString() : text(stamp.group(1), at);
    }

    private String text(String form, Instant at) {
        String second = SECOND.format(at.atOffset(ZoneOffset.UTC));
        return switch (form) {
            case "s" -> second;
            case "d" -> second.substring(0, 8);
            case "r" ->
                new StringBuilder(second + at.getEpochSecond()).reverse().toString();
            case "t" -> DAY_AND_MONTH.format(at.atZone(zone));
            case "m" -> MONTH.format(at.atZone(zone));
            default -> throw new IllegalArgumentException("no form of a stamp: " + form);
        };
    }

    /** What falls into an hour that clocks skip happens at its end, so that nothing overtakes anything. */
    private Instant moved(String written) {
        LocalDateTime local = LocalDateTime.parse(written).plusWeeks(weeks);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** What of a day can be told: conversations and their calls whole or not at all, statuses as far as they go. */
    DemoDay within(DemoDay day) {
        Set<String> cut = day.interactions().stream()
                .filter(interaction -> !kept(
                        interaction.stamps().receivedAt(), interaction.stamps().finishedAt()))
                .map(interaction -> String.valueOf(interaction.labels().conversationId()))
                .collect(Collectors.toSet());
        List<IncomingInteraction> interactions = day.interactions().stream()
                .filter(interaction -> !cut.contains(interaction.labels().conversationId()))
                .toList();
        List<IncomingIvrCall> calls = day.ivrCalls().stream()
                .filter(call -> !cut.contains(String.valueOf(call.conversationId())))
                .filter(call -> kept(call.enteredAt(), call.leftAt()))
                .toList();
        List<IncomingAgentStatus> statuses = day.statuses().stream()
                .filter(status -> status.startedAt().isBefore(until))
                .filter(status -> status.endedAt() == null || status.endedAt().isAfter(from))
                .map(this::clipped)
                .toList();
        return new DemoDay(interactions, calls, statuses);
    }

    private boolean kept(Instant start, @Nullable Instant end) {
        return !start.isBefore(from) && !Objects.requireNonNullElse(end, start).isAfter(until);
    }

    private IncomingAgentStatus clipped(IncomingAgentStatus status) {
        Instant end = status.endedAt();
        boolean before = status.startedAt().isBefore(from);
        boolean after = end != null && end.isAfter(until);
        if (!before && !after) {
            return status;
        }
        return new IncomingAgentStatus(
                status.externalId(),
                status.agent(),
                status.state(),
                status.reason(),
                before ? from : status.startedAt(),
                after ? until : end);
    }
}
