package io.rastro.ingestion;

import static io.rastro.ingestion.KnownTarget.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stamps of one row, in the order in which they happen, so that each settles the hour that a clock repeats for the
 * next. Where the end or the answer is absent, lengths make it: the end is the arrival and the total, the answer the end
 * less the handling, or the arrival and the wait.
 */
final class CsvRowStamps {

    /** Where seconds were cut, one more or less is no disagreement; where stamps have none, a minute. */
    private static final long SECOND_TOLERANCE = 1;

    private static final long MINUTE_TOLERANCE = 60;

    private final RecordKind kind;
    private final Map<CsvTarget, String> values;
    private final StampReader stamps;
    private final Set<Notice> warnings;
    private final Map<String, Instant> known = new LinkedHashMap<>();
    private @Nullable Instant latest;

    CsvRowStamps(RecordKind kind, Map<CsvTarget, String> values, StampReader stamps, Set<Notice> warnings) {
        this.kind = kind;
        this.values = values;
        this.stamps = stamps;
        this.warnings = warnings;
    }

    /**
     * By the names of their fields.
     *
     * @param waitEndsAnswered whether the row's status says that the wait ended with an answer
     * @param mayBeAnswered whether the status lets the time of handling make an answer
     */
    Map<String, Instant> read(boolean waitEndsAnswered, boolean mayBeAnswered) {
        switch (kind) {
            case INTERACTION -> {
                putInteraction();
                useLengths(waitEndsAnswered, mayBeAnswered);
            }
            case IVR_CALL -> {
                put(ENTERED_AT, ENTERED_DATE, ENTERED_TIME);
                put(LEFT_AT, LEFT_DATE, LEFT_TIME);
                useLength(IVR_TIME, ENTERED_AT, LEFT_AT);
            }
            case AGENT_STATUS -> {
                put(STARTED_AT, STARTED_DATE, STARTED_TIME);
                put(ENDED_AT, ENDED_DATE, ENDED_TIME);
                useLength(STATUS_TIME, STARTED_AT, ENDED_AT);
            }
            default ->
                CsvTargets.of(kind).stream()
                        .filter(target -> target.kind() == CellType.STAMP)
                        .forEach(target -> put(target, target, target));
        }
        return known;
    }

    private void putInteraction() {
        put(RECEIVED_AT, RECEIVED_DATE, RECEIVED_TIME);
        put(QUEUED_AT, QUEUED_DATE, QUEUED_TIME);
        put(ANSWERED_AT, ANSWERED_DATE, ANSWERED_TIME);
        Instant answer = latest;
        put(FIRST_MESSAGE_AT, FIRST_MESSAGE_DATE, FIRST_MESSAGE_TIME);
        put(FINISHED_AT, FINISHED_DATE, FINISHED_TIME);
        latest = answer;
        put(CLIENT_HUNG_UP_AT, CLIENT_HUNG_UP_DATE, CLIENT_HUNG_UP_TIME);
        latest = answer;
        put(AGENT_HUNG_UP_AT, AGENT_HUNG_UP_DATE, AGENT_HUNG_UP_TIME);
    }

    private void put(CsvTarget whole, CsvTarget date, CsvTarget time) {
        Instant stamp = stamp(whole, date, time);
        if (stamp != null) {
            known.put(whole.field(), stamp);
            latest = latest == null || stamp.isAfter(latest) ? stamp : latest;
        }
    }

    private @Nullable Instant stamp(CsvTarget whole, CsvTarget date, CsvTarget time) {
        String stamp = values.get(whole);
        String day = values.get(date);
        String clock = values.get(time);
        if (stamp != null) {
            return stamps.read(whole.field(), stamp, latest, warnings);
        }
        if (day != null) {
            return clock == null
                    ? stamps.read(date.field(), day, latest, warnings)
                    : stamps.read(date.field(), day, clock, latest, warnings);
        }
        return clock == null ? null : onTheFirstDay(time.field(), clock);
    }

    /** A time without a day of its own is on the day on which the row begins, or past its midnight. */
    private @Nullable Instant onTheFirstDay(String field, String clock) {
        Instant start = known.get(kind.instantField());
        if (start == null) {
            throw RowRejected.because("unreadableCell", field, clock);
        }
        LocalDate day = stamps.day(start);
        Instant stamp = stamps.read(field, day.toString(), clock, latest, warnings);
        return stamp != null && stamp.isBefore(start.minus(StampReader.TWO_CLOCKS))
                ? stamps.read(field, day.plusDays(1).toString(), clock, latest, warnings)
                : stamp;
    }

    private void useLengths(boolean waitEndsAnswered, boolean mayBeAnswered) {
        Long total = length(TOTAL_TIME);
        Long handling = length(HANDLING_TIME);
        Long wait = length(WAIT_TIME);
        check(TOTAL_TIME, total, RECEIVED_AT, FINISHED_AT);
        check(HANDLING_TIME, handling, ANSWERED_AT, FINISHED_AT);
        make(FINISHED_AT, RECEIVED_AT, total);
        make(FINISHED_AT, ANSWERED_AT, handling);
        if (mayBeAnswered && handling != null && handling > 0) {
            make(ANSWERED_AT, FINISHED_AT, -handling);
        }
        if (waitEndsAnswered) {
            make(ANSWERED_AT, RECEIVED_AT, wait);
            make(FINISHED_AT, ANSWERED_AT, handling);
        } else {
            make(FINISHED_AT, RECEIVED_AT, wait);
        }
    }

    private void useLength(CsvTarget target, CsvTarget start, CsvTarget end) {
        Long seconds = length(target);
        check(target, seconds, start, end);
        make(end, start, seconds);
    }

    private void make(CsvTarget target, CsvTarget from, @Nullable Long seconds) {
        Instant start = known.get(from.field());
        if (start != null && seconds != null) {
            known.putIfAbsent(target.field(), start.plusSeconds(seconds));
        }
    }

    private @Nullable Long length(CsvTarget target) {
        return length(target, values.get(target), warnings);
    }

    /** A length that cannot be read costs a remark and not the row. */
    static @Nullable Long length(CsvTarget target, @Nullable String text, Set<Notice> warnings) {
        if (text == null) {
            return null;
        }
        Long seconds = DurationText.seconds(text);
        if (seconds == null) {
            warnings.add(Notice.of("unreadableDuration", target.field(), JsonField.excerpt(text)));
        } else if (seconds < 0) {
            warnings.add(Notice.of("negativeDuration", target.field(), JsonField.excerpt(text)));
            return null;
        }
        return seconds;
    }

    private void check(CsvTarget target, @Nullable Long sent, CsvTarget from, CsvTarget until) {
        Instant start = known.get(from.field());
        Instant end = known.get(until.field());
        if (sent == null || start == null || end == null) {
            return;
        }
        long computed = Duration.between(start, end).toSeconds();
        boolean wholeMinutes = start.getEpochSecond() % 60 == 0 && end.getEpochSecond() % 60 == 0;
        if (Math.abs(sent - computed) > (wholeMinutes ? MINUTE_TOLERANCE : SECOND_TOLERANCE)) {
            warnings.add(Notice.of("durationDiffers", target.field(), sent, computed));
        }
    }
}
