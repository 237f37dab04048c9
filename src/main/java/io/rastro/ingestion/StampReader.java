package io.rastro.ingestion;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of stamps, for whatever door they come in by. A stamp without a zone of its own is local to the feed's;
 * a word or an early date that stands for "never" is unknown.
 */
public final class StampReader {

    private static final Set<String> NEVER = Set.of(
            "",
            "0",
            "-",
            "--",
            "---",
            "-1",
            "\\n",
            "null",
            "(null)",
            "[null]",
            "none",
            "nil",
            "nan",
            "nat",
            "n/a",
            "na",
            "n/d",
            "nd",
            "#n/a",
            "#n/d",
            "undefined");
    private static final Pattern ZEROS = Pattern.compile("0{4}[-/.]?00[-/.]?00.*|00[-/.]00[-/.]0{2,4}.*");

    /** What databases and spreadsheets write where there is nothing, in any zone. */
    private static final List<LocalDate> NEVER_DATES = List.of(
            LocalDate.EPOCH,
            LocalDate.of(1, 1, 1),
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1900, 1, 1));

    private static final Instant AFTER_NEVER = Instant.EPOCH.plus(Duration.ofDays(1));

    /** Clocks differ by that much: a stamp this little before another is not an hour later. */
    static final Duration TWO_CLOCKS = Duration.ofSeconds(60);

    private final ZoneId zone;
    private final @Nullable Boolean monthFirst;
    private final boolean datesAlone;
    private final String refusal;

    private StampReader(ZoneId zone, @Nullable Boolean monthFirst, boolean datesAlone, String refusal) {
        this.zone = zone;
        this.monthFirst = monthFirst;
        this.datesAlone = datesAlone;
        this.refusal = refusal;
    }

    /** For a program's messages: each must say for itself what it means, and to the minute at least. */
    public static StampReader ofMessages(ZoneId zone) {
        return new StampReader(zone, null, false, "notInstant");
    }

    /** @param monthFirst whether 03/11/2025 is the 11th of March; null: nobody said, and a date that could be both is refused */
    static StampReader ofFile(ZoneId zone, @Nullable Boolean monthFirst) {
        return new StampReader(zone, monthFirst, true, "unreadableCell");
    }

    /**
     * Reads a stamp.
     *
     * @param field what the stamp is told by when it is refused
     * @param notBefore what it should not precede: settles the hour that a clock repeats; null: nothing is known
     * @param warnings receives that the stamp lay in an hour that a clock skips
     * @return null: it says that there is none
     * @throws RowRejected when it cannot be understood, or in more than one way
     */
    @Nullable
    Instant read(String field, String text, @Nullable Instant notBefore, Set<Notice> warnings) {
        try {
            Instant quick = IsoInstant.quick(text);
            if (quick == null) {
                LocalDateTime local = IsoInstant.quickLocal(text);
                quick = local == null ? null : placed(field, local, zone, notBefore, warnings);
            }
            if (quick != null) {
                return unlessNever(quick);
            }
        } catch (DateTimeException zeroDate) {
            // "0000-00-00 00:00:00" has the quick form and is no stamp: told apart below
        }
        String folded = StampWords.fold(text);
        return isNever(folded) ? null : slow(field, text, null, folded, notBefore, warnings);
    }

    /** Reads a stamp of which the day and the time of day are told apart. */
    @Nullable
    Instant read(String field, String date, String time, @Nullable Instant notBefore, Set<Notice> warnings) {
        String day = StampWords.fold(date);
        String clock = StampWords.fold(time);
        if (isNever(day)) {
            return null;
        }
        return slow(field, date + " " + time, isNever(clock) ? null : clock, day, notBefore, warnings);
    }

    /** The day of an instant in the feed's zone. */
    LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private static boolean isNever(String folded) {
        return NEVER.contains(folded) || ZEROS.matcher(folded).matches();
    }

    private @Nullable Instant slow(
            String field,
            String text,
            @Nullable String clock,
            String date,
            @Nullable Instant notBefore,
            Set<Notice> warnings) {
        try {
            StampParts parts = StampText.parse(date, monthFirst);
            StampParts whole = clock == null ? parts : parts.at(clock(clock));
            LocalDate day = whole.date();
            LocalTime time = whole.time();
            if (day == null || (time == null && !datesAlone)) {
                throw RowRejected.because(refusal, field, JsonField.excerpt(text));
            }
            LocalDateTime local = day.atTime(time == null ? LocalTime.MIDNIGHT : time);
            return unlessNever(placed(field, local, whole.zone() == null ? zone : whole.zone(), notBefore, warnings));
        } catch (StampParts.Ambiguous ambiguous) {
            throw ambiguous.rejection(field, JsonField.excerpt(text));
        } catch (DateTimeException notAStamp) {
            throw RowRejected.because(refusal, field, JsonField.excerpt(text));
        }
    }

    /** 133005 and 1330 are times here, and no dates. */
    private StampParts clock(String folded) {
        boolean digits = folded.length() >= 3
                && folded.length() <= 6
                && folded.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        if (digits) {
            return new StampParts(null, StampNumber.time(folded.length() % 2 == 0 ? folded : "0" + folded), null);
        }
        return StampText.parse(folded, monthFirst);
    }

    private static Instant placed(
            String field, LocalDateTime local, ZoneId zone, @Nullable Instant notBefore, Set<Notice> warnings) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            Instant moved = local.atZone(zone).toInstant();
            warnings.add(Notice.of("skippedHour", field, local, moved));
            return moved;
        }
        Instant earlier = local.toInstant(offsets.get(0));
        boolean tooEarly = notBefore != null && earlier.isBefore(notBefore.minus(TWO_CLOCKS));
        return tooEarly ? local.toInstant(offsets.get(offsets.size() - 1)) : earlier;
    }

    private static @Nullable Instant unlessNever(Instant instant) {
        return instant.isBefore(AFTER_NEVER) && NEVER_DATES.stream().anyMatch(date -> isAround(date, instant))
                ? null
                : instant;
    }

    private static boolean isAround(LocalDate date, Instant instant) {
        Duration apart = Duration.between(date.atStartOfDay(ZoneOffset.UTC), instant.atOffset(ZoneOffset.UTC));
        return apart.abs().compareTo(Duration.ofDays(1)) <= 0;
    }
}
