package io.rastro.agents;

import io.rastro.agents.AgentsFixture.Segment;
import io.rastro.agents.AgentsFixture.Told;
import io.rastro.agents.SegmentCounts.Assigned;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.report.DailyWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The report computed apart, step by step: at every step of the period it asks each agent's statuses and interactions
 * what they say, and adds the step's seconds. Nothing is clipped, joined or cut. Stamps are whole steps.
 */
final class ReferenceReport {

    static final int STEP_SECONDS = 20;

    private final AgentsFixture data;
    private final Predicate<Segment> requested;
    private final boolean partial;
    private final LocalDate from;
    private final LocalDate to;
    private final Optional<DailyWindow> window;
    private final Grouping grouping;
    private final ZoneId zone;
    private final Instant now;
    private final Map<AgentDay, AgentSums> found = new HashMap<>();
    private final Map<AgentDay, Set<Long>> conversations = new HashMap<>();
    private final Set<Long> all = new HashSet<>();
    private final Map<DataIssue, Long> issues = new HashMap<>();

    ReferenceReport(
            AgentsFixture data,
            AgentsFilter filter,
            Predicate<Segment> requested,
            boolean partial,
            ZoneId zone,
            Instant now) {
        this.data = data;
        this.requested = requested;
        this.partial = partial;
        this.from = filter.from();
        this.to = filter.to();
        this.window = filter.window();
        this.grouping = filter.grouping();
        this.zone = zone;
        this.now = now;
    }

    Map<AgentDay, AgentSums> compute(Set<Integer> agents) {
        for (int agent : agents) {
            List<Segment> own = data.segments.stream()
                    .filter(row -> Objects.equals(row.agent(), agent) && requested.test(row))
                    .toList();
            own.forEach(this::count);
            List<Told> line = data.statuses.stream()
                    .filter(told -> told.agent() == agent
                            && (told.end() == null || !told.end().isBefore(told.start())))
                    .sorted(Comparator.comparing(Told::start).thenComparing(Told::id))
                    .toList();
            walk(agent, line, own);
        }
        conversations.forEach(
                (key, ids) -> found.computeIfPresent(key, (same, sums) -> sums.withConversations(ids.size())));
        found.values().removeIf(sums -> idle(sums) && sums.statuses().loggedIn() == 0);
        if (partial) {
            Set<Integer> handling = new HashSet<>();
            found.forEach((key, sums) -> {
                if (!idle(sums)) {
                    handling.add(key.agentId());
                }
            });
            found.keySet().removeIf(key -> !handling.contains(key.agentId()));
        }
        return found;
    }

    /** The data issues of interactions. */
    Map<DataIssue, Long> repairs() {
        return issues;
    }

    long conversations() {
        return all.size();
    }

    private static boolean idle(AgentSums sums) {
        return sums.segments().answered() == 0 && sums.statuses().busy() == 0;
    }

    private void count(Segment row) {
        LocalDate day = day(row.received());
        if (day == null) {
            return;
        }
        boolean answered = answered(row);
        countIssues(row, answered);
        boolean call = answered && row.medium() == Medium.VOICE;
        SegmentCounts segments = new SegmentCounts(
                Map.of(row.medium(), new Assigned(answered ? 1 : 0, 1)),
                0,
                call && row.direction() == Direction.INBOUND ? 1 : 0,
                call && row.direction() == Direction.OUTBOUND ? 1 : 0,
                answered && row.status() == Status.SERVICE_TRANSFERRED ? 1 : 0);
        add(row.agent(), day, new AgentSums(segments, answered ? handling(row) : HandlingTimes.NONE, StatusTimes.NONE));
        if (answered) {
            conversations
                    .computeIfAbsent(key(row.agent(), day), key -> new HashSet<>())
                    .add(row.conversation());
            all.add(row.conversation());
        }
    }

    private static boolean answered(Segment row) {
        return row.status() == Status.SERVICE_COMPLETED || row.status() == Status.SERVICE_TRANSFERRED;
    }

    private void countIssues(Segment row, boolean answered) {
        if (!answered && row.answered() != null) {
            issues.merge(DataIssue.ANSWER_CONTRADICTED, 1L, Long::sum);
        }
        if (answered && row.answered() == null) {
            issues.merge(DataIssue.ANSWER_UNSTAMPED, 1L, Long::sum);
        }
        Long seconds = seconds(row);
        if (answered && seconds != null && seconds < 0 && seconds >= -60) {
            issues.merge(DataIssue.HANDLING_CLAMPED, 1L, Long::sum);
        }
    }

    /** What its stamps say, backwards or not. */
    private static @Nullable Long seconds(Segment row) {
        return row.answered() == null
                ? null
                : Long.valueOf(row.finished().getEpochSecond() - row.answered().getEpochSecond());
    }

    private static HandlingTimes handling(Segment row) {
        Long seconds = seconds(row);
        Long handled = seconds == null || seconds < -60 ? null : Long.valueOf(Math.max(0, seconds));
        Integer hold = row.hold();
        return new HandlingTimes(
                handled == null ? Mean.NONE : new Mean(handled, 1),
                hold == null || handled == null ? Mean.NONE : new Mean(handled - hold, 1),
                mean(hold),
                mean(row.firstResponse()),
                mean(row.response()));
    }

    private static Mean mean(@Nullable Integer value) {
        return value == null ? Mean.NONE : new Mean(value, 1);
    }

    private void walk(int agent, List<Told> line, List<Segment> own) {
        long first = from.atStartOfDay(zone).toEpochSecond();
        long end = to.plusDays(1).atStartOfDay(zone).toEpochSecond();
        Told before = at(line, first - STEP_SECONDS);
        for (long second = first; second < end; second += STEP_SECONDS) {
            Told told = at(line, second);
            long moment = second;
            long open = own.stream().filter(row -> isOpen(row, moment)).count();
            LocalDate day = day(Instant.ofEpochSecond(second));
            LocalDate dayBefore = day(Instant.ofEpochSecond(second - STEP_SECONDS));
            if (day != null) {
                Instant login = logged(told) && !logged(before) ? Instant.ofEpochSecond(second) : null;
                add(agent, day, new AgentSums(SegmentCounts.NONE, HandlingTimes.NONE, presence(told, open, login)));
            }
            if (dayBefore != null && second > first) {
                logout(agent, line, dayBefore, second, before, told);
            }
            before = told;
        }
        LocalDate last = day(Instant.ofEpochSecond(end - STEP_SECONDS));
        if (last != null) {
            logout(agent, line, last, end, before, at(line, end));
        }
    }

    private void logout(
            int agent, List<Told> line, LocalDate day, long second, @Nullable Told before, @Nullable Told told) {
        boolean knownEnd = before != null && (before.end() != null || line.indexOf(before) < line.size() - 1);
        if (logged(before) && !logged(told) && knownEnd) {
            StatusTimes gone = new StatusTimes(0, 0, 0, Map.of(), 0, 0, null, Instant.ofEpochSecond(second), false);
            add(agent, day, new AgentSums(SegmentCounts.NONE, HandlingTimes.NONE, gone));
        }
    }

    private static StatusTimes presence(@Nullable Told told, long open, @Nullable Instant login) {
        ToLongFunction<AgentState> one = state -> told != null && told.state() == state ? STEP_SECONDS : 0;
        return new StatusTimes(
                one.applyAsLong(AgentState.AVAILABLE),
                one.applyAsLong(AgentState.IN_SERVICE),
                one.applyAsLong(AgentState.AFTER_CALL),
                told != null && told.state() == AgentState.PAUSE
                        ? Map.of(told.reason(), (long) STEP_SECONDS)
                        : Map.of(),
                open > 0 ? STEP_SECONDS : 0,
                open * STEP_SECONDS,
                login,
                null,
                told != null);
    }

    private static boolean logged(@Nullable Told told) {
        return told != null && told.state() != AgentState.OFFLINE;
    }

    private static boolean isOpen(Segment row, long second) {
        return answered(row)
                && row.answered() != null
                && row.answered().getEpochSecond() <= second
                && second < row.finished().getEpochSecond();
    }

    /** The status that holds during a second: the last one begun, if it goes on. */
    private @Nullable Told at(List<Told> line, long second) {
        Told latest = null;
        for (Told told : line) {
            if (told.start().getEpochSecond() <= second) {
                latest = told;
            }
        }
        if (latest == null) {
            return null;
        }
        boolean last = line.indexOf(latest) == line.size() - 1;
        long end = latest.end() != null
                ? latest.end().getEpochSecond()
                : last ? Math.min(now.getEpochSecond(), latest.start().getEpochSecond() + 86_400) : Long.MAX_VALUE;
        return second < end ? latest : null;
    }

    /** The local date of an instant, when it is inside dates and hours. */
    private @Nullable LocalDate day(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalDate date = local.toLocalDate();
        if (date.isBefore(from) || date.isAfter(to)) {
            return null;
        }
        if (window.isPresent()) {
            int second = local.toLocalTime().toSecondOfDay();
            DailyWindow hours = window.get();
            boolean inside = hours.crossesMidnight()
                    ? second >= hours.firstSecond() || second < hours.endSecond()
                    : second >= hours.firstSecond() && second < hours.endSecond();
            return inside ? date : null;
        }
        return date;
    }

    private void add(@Nullable Integer agent, LocalDate day, AgentSums sums) {
        found.merge(key(agent, day), sums, AgentSums::plus);
    }

    private AgentDay key(@Nullable Integer agent, LocalDate day) {
        return new AgentDay(Objects.requireNonNull(agent), grouping == Grouping.AGENT ? null : day);
    }
}
