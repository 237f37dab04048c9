package io.rastro.ivr;

import static io.rastro.ivr.SampleCall.ZONE;

import io.rastro.interaction.Status;
import io.rastro.ivr.Measures.DurationMeasure;
import io.rastro.ivr.SampleCall.CallSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The report reckoned call by call from what was written, apart from the code and the SQL under test. */
final class Reckoning {

    private static final long DAY = 86_400;

    /** A call with the segment that speaks for it. */
    record Reached(SampleCall call, @Nullable CallSegment segment) {

        static Reached of(SampleCall call) {
            List<CallSegment> segments = call.segments() == null ? List.of() : call.segments();
            return new Reached(
                    call,
                    call.outcome() != IvrOutcome.FORWARDED
                            ? null
                            : segments.stream()
                                    .filter(each -> Math.abs(seconds(call.enteredAt(), each.receivedAt())) <= DAY)
                                    .min(Comparator.comparing(
                                                    CallSegment::number,
                                                    Comparator.nullsLast(Comparator.naturalOrder()))
                                            .thenComparing(CallSegment::receivedAt))
                                    .orElse(null));
        }

        @Nullable
        String service() {
            return segment == null ? null : segment.service();
        }

        @Nullable
        String agent() {
            return segment == null ? null : segment.agent();
        }
    }

    private final int serviceLevel;

    Reckoning(Duration serviceLevel) {
        this.serviceLevel = (int) serviceLevel.toSeconds();
    }

    /** The measures by label of row; no label: {@code -}. */
    Map<String, Measures> rows(List<SampleCall> calls, IvrGrouping grouping, Predicate<Reached> chosen) {
        Map<String, Map<Enum<?>, Long>> sums = new HashMap<>();
        calls.stream().map(Reached::of).filter(chosen).forEach(call -> {
            Map<Enum<?>, Long> row = sums.computeIfAbsent(label(grouping, call), key -> new HashMap<>());
            add(
                    call,
                    (measure, value) ->
                            row.merge(measure, value, measure == DurationMeasure.LONGEST_WAIT ? Math::max : Long::sum));
        });
        Map<String, Measures> rows = new HashMap<>();
        sums.forEach((label, row) -> rows.put(label, measures(row)));
        return rows;
    }

    private static Measures measures(Map<Enum<?>, Long> row) {
        Measures measures = new Measures();
        for (CallSet set : CallSet.values()) {
            measures.put(set, row.getOrDefault(set, 0L));
        }
        for (DurationMeasure sum : DurationMeasure.values()) {
            measures.put(sum, row.get(sum));
        }
        return measures;
    }

    private static String label(IvrGrouping grouping, Reached call) {
        Instant entered = call.call().enteredAt();
        String label = switch (grouping) {
            case IVR -> call.call().ivr();
            case SERVICE -> call.service();
            case AGENT -> call.agent();
            case HOUR -> String.valueOf(entered.atZone(ZONE).getHour());
            case DAY -> entered.atZone(ZONE).toLocalDate().toString();
        };
        return Objects.requireNonNullElse(label, "-");
    }

    private void add(Reached reached, BiConsumer<Enum<?>, Long> sum) {
        SampleCall call = reached.call();
        sum.accept(CallSet.RECEIVED, 1L);
        Long ivrTime = span(call.enteredAt(), call.leftAt());
        sum.accept(
                ivrTime == null ? CallSet.IVR_TIME_UNKNOWN : DurationMeasure.IVR_TIME, ivrTime == null ? 1L : ivrTime);
        sum.accept(CallSet.IVR_TIME_CLAMPED, back(call.enteredAt(), call.leftAt()));
        switch (call.outcome()) {
            case RETAINED -> sum.accept(CallSet.RETAINED, 1L);
            case ABANDONED -> sum.accept(CallSet.LEFT_IN_IVR, 1L);
            case FORWARDED -> addForwarded(call, reached.segment(), sum);
        }
    }

    private void addForwarded(SampleCall call, @Nullable CallSegment segment, BiConsumer<Enum<?>, Long> sum) {
        sum.accept(CallSet.FORWARDED, 1L);
        if (segment == null) {
            sum.accept(CallSet.OVERFLOWED, 1L);
            sum.accept(CallSet.NO_SEGMENT, 1L);
            return;
        }
        Instant queued = segment.queuedAt();
        Instant left = call.leftAt();
        if (queued != null && left != null && queued.isBefore(left)) {
            sum.accept(CallSet.QUEUED_EARLY, 1L);
        }
        Instant from = queued == null ? left : left == null || queued.isAfter(left) ? queued : left;
        boolean completed =
                segment.status() == Status.SERVICE_COMPLETED || segment.status() == Status.SERVICE_TRANSFERRED;
        if (completed) {
            addAnswered(segment, span(from, segment.answeredAt()), sum);
            sum.accept(CallSet.WAIT_CLAMPED, back(from, segment.answeredAt()));
            return;
        }
        sum.accept(CallSet.ANSWER_CONTRADICTED, segment.answeredAt() == null ? 0L : 1L);
        if (segment.status() == Status.ABANDONED) {
            addAbandoned(span(from, segment.finishedAt()), sum);
            sum.accept(CallSet.WAIT_CLAMPED, back(from, segment.finishedAt()));
        } else {
            sum.accept(CallSet.OVERFLOWED, 1L);
        }
    }

    private void addAnswered(CallSegment segment, @Nullable Long wait, BiConsumer<Enum<?>, Long> sum) {
        sum.accept(CallSet.ANSWERED, 1L);
        if (segment.status() == Status.SERVICE_TRANSFERRED) {
            sum.accept(CallSet.TRANSFERRED, 1L);
        }
        if (segment.agent() == null) {
            sum.accept(CallSet.NO_AGENT, 1L);
        }
        if (wait == null) {
            sum.accept(CallSet.ANSWER_WAIT_UNKNOWN, 1L);
        } else {
            sum.accept(DurationMeasure.ANSWER_WAIT, wait);
            sum.accept(DurationMeasure.LONGEST_WAIT, wait);
            if (wait <= serviceLevel) {
                sum.accept(CallSet.ANSWERED_IN_TIME, 1L);
            }
        }
        sum.accept(CallSet.ANSWER_UNSTAMPED, segment.answeredAt() == null ? 1L : 0L);
        sum.accept(CallSet.HANDLING_CLAMPED, back(segment.answeredAt(), segment.finishedAt()));
        Long handling = span(segment.answeredAt(), segment.finishedAt());
        sum.accept(
                handling == null ? CallSet.HANDLING_UNKNOWN : DurationMeasure.HANDLING,
                handling == null ? 1L : handling);
    }

    private static void addAbandoned(@Nullable Long wait, BiConsumer<Enum<?>, Long> sum) {
        sum.accept(CallSet.LEFT_IN_QUEUE, 1L);
        if (wait == null) {
            sum.accept(CallSet.LEAVE_WAIT_UNKNOWN, 1L);
            return;
        }
        sum.accept(DurationMeasure.LEAVE_WAIT, wait);
        sum.accept(DurationMeasure.LONGEST_WAIT, wait);
        if (wait <= 5) {
            sum.accept(CallSet.LEFT_SOON, 1L);
        }
    }

    /** Up to a minute back is the clocks' difference. */
    private static @Nullable Long span(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || seconds(from, to) < -60 ? null : Math.max(0, seconds(from, to));
    }

    /** 1 for a span that was cut to nothing. */
    private static long back(@Nullable Instant from, @Nullable Instant to) {
        return from != null && to != null && to.isBefore(from) && span(from, to) != null ? 1 : 0;
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
