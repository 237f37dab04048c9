package io.rastro.ingestion;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stamp in whatever form exports write it: a date of numbers or with the month's name, a time of 24 or 12 hours,
 * an offset or a zone behind the time. Part by part is taken out of the text; it is no stamp if anything but words such
 * as "às" and names of weekdays is left.
 */
final class StampText {

    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d+-])(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?| ?h ?(\\d{2})(?: ?m(?:in)?)?(?: ?(\\d{2}) ?s)?)"
                    + "(?!\\d)(?: ?([ap])\\.? ?m\\b\\.?)?");
    private static final Pattern DOTTED_CLOCK = Pattern.compile(
            "(?<!\\d)(\\d{1,2})\\.(\\d{2})(?:\\.(\\d{2})(?:[.,](\\d{1,9}))?)?()()(?!\\d)(?: ?([ap])\\.? ?m\\b\\.?)?");
    private static final Pattern ZONE =
            Pattern.compile("^ ?([a-z]+(?:/[a-z_/-]+)?)?( ?[+-]\\d{1,2}(?!\\d)(?::\\d{2})?| ?[+-]\\d{4})?");
    private static final Pattern REGION = Pattern.compile("\\[([a-z_/-]+)]$");
    private static final Pattern EXPLANATION = Pattern.compile("\\([^()]*\\)$");

    private static final Pattern COMPACT =
            Pattern.compile("(?<!\\d)(\\d{8})[t ]?(\\d{6}|\\d{4})?(?:[.,](\\d{1,9}))?(?!\\d)");
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<!\\d)(?<!\\d )(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)");
    private static final String OF = "(?:del? |of )?";
    private static final Pattern DAY_AND_NAME = Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|o)?[ /.,-]*" + OF
            + "([a-z]{3,})[ /.,-]*" + OF + "(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern NAME_AND_DAY =
            Pattern.compile("([a-z]{3,})\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +" + OF + "(\\d{4})(?!\\d)");
    private static final Pattern YEAR_AND_NAME =
            Pattern.compile("(?<!\\d)(\\d{4})[ /.-]([a-z]{3,})[ /.-](\\d{1,2})(?!\\d)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ ,.:/-]+");

    private final @Nullable Boolean monthFirst;
    private String rest;
    private @Nullable LocalTime time;
    private @Nullable ZoneId zone;

    private StampText(String folded, @Nullable Boolean monthFirst) {
        this.rest = folded;
        this.monthFirst = monthFirst;
    }

    /**
     * @param folded by {@link StampWords#fold}
     * @param monthFirst whether 03/11/2025 is the 11th of March; null: nobody said
     * @throws DateTimeException when it is no stamp
     */
    static StampParts parse(String folded, @Nullable Boolean monthFirst) {
        StampParts number = StampNumber.parse(folded);
        return number == null ? new StampText(folded, monthFirst).parse() : number;
    }

    private StampParts parse() {
        takeClock(CLOCK);
        LocalDate date = date();
        if (date != null && time == null) {
            takeClock(DOTTED_CLOCK);
        }
        for (String word : BETWEEN_WORDS.split(rest, -1)) {
            if (!word.isEmpty() && !StampWords.isNoise(word)) {
                throw new DateTimeException(word);
            }
        }
        return new StampParts(date, time, zone);
    }

    /** Cuts out what matches; null: nothing does. */
    private @Nullable MatchResult take(Pattern pattern) {
        Matcher match = pattern.matcher(rest);
        if (!match.find()) {
            return null;
        }
        rest = rest.substring(0, match.start()) + " " + rest.substring(match.end());
        return match.toMatchResult();
    }

    private void takeClock(Pattern pattern) {
        MatchResult match = take(pattern);
        if (match == null) {
            return;
        }
        String minutes = match.group(2) == null ? match.group(5) : match.group(2);
        String seconds = match.group(3) == null ? match.group(6) : match.group(3);
        time = LocalTime.of(
                hour(Integer.parseInt(match.group(1)), match.group(7)),
                Integer.parseInt(minutes),
                seconds == null || seconds.isEmpty() ? 0 : Integer.parseInt(seconds),
                match.group(4) == null ? 0 : StampNumber.nanos(match.group(4)));
        takeZone(match.start());
    }

    private static int hour(int told, @Nullable String half) {
        if (half == null) {
            return told;
        }
        if (told < 1 || told > 12) {
            throw new DateTimeException("no such hour");
        }
        return told % 12 + (half.equals("p") ? 12 : 0);
    }

    /** What stands right behind the time: an offset, a name, or both. */
    private void takeZone(int from) {
        String before = rest.substring(0, from);
        rest = rest.substring(from).strip();
        MatchResult region = take(REGION);
        zone = zoneAhead();
        if (zone != null) {
            ZoneId again = zoneAhead();
            boolean agrees = again == null || again.equals(zone);
            if (!agrees) {
                throw new DateTimeException("two zones");
            }
            take(EXPLANATION);
        } else if (region != null) {
            zone = named(region.group(1));
        }
        rest = before + " " + rest;
    }

    private @Nullable ZoneId zoneAhead() {
        Matcher match = ZONE.matcher(rest);
        String name = match.find() ? match.group(1) : null;
        if (name != null && (StampWords.isNoise(name) || StampWords.month(name) != null)) {
            return null;
        }
        String offset = match.group(2) == null ? "" : match.group(2).strip();
        if (name == null && offset.length() < 3) {
            return null;
        }
        rest = rest.substring(match.end()).strip();
        ZoneId named = name == null ? null : named(name);
        if (offset.isEmpty()) {
            return named;
        }
        if (named != null && !named.equals(ZoneOffset.UTC)) {
            throw new DateTimeException("two zones");
        }
        return ZoneOffset.of(offset);
    }

    private static ZoneId named(String name) {
        ZoneId zone = StampWords.zone(name);
        if (zone == null) {
            throw new StampParts.Ambiguous("unknownZone", name);
        }
        return zone;
    }

    private @Nullable LocalDate date() {
        MatchResult match = take(YEAR_FIRST);
        if (match != null) {
            return LocalDate.of(number(match, 1), number(match, 3), number(match, 4));
        }
        match = take(YEAR_LAST);
        return match == null ? nameDate() : yearLast(match);
    }

    private LocalDate yearLast(MatchResult match) {
        int first = number(match, 1);
        int second = number(match, 3);
        boolean monthIsFirst = monthFirst == null ? monthIsFirst(first, second, match.group()) : monthFirst;
        return monthIsFirst ? LocalDate.of(year(match, 4), first, second) : LocalDate.of(year(match, 4), second, first);
    }

    private static boolean monthIsFirst(int first, int second, String date) {
        if (first <= 12 && second <= 12 && first != second) {
            throw new StampParts.Ambiguous("ambiguousDate", date);
        }
        return second > 12;
    }

    private @Nullable LocalDate nameDate() {
        MatchResult match = take(DAY_AND_NAME);
        if (match != null) {
            return LocalDate.of(year(match, 3), month(match, 2), number(match, 1));
        }
        match = take(YEAR_AND_NAME);
        if (match != null) {
            return LocalDate.of(number(match, 1), month(match, 2), number(match, 3));
        }
        match = take(NAME_AND_DAY);
        return match == null ? compact() : LocalDate.of(number(match, 3), month(match, 1), number(match, 2));
    }

    /** ISO 8601's basic form. */
    private @Nullable LocalDate compact() {
        MatchResult match = take(COMPACT);
        if (match == null) {
            return null;
        }
        if (time == null && match.group(2) != null) {
            time = StampNumber.time(match.group(2))
                    .plusNanos(match.group(3) == null ? 0 : StampNumber.nanos(match.group(3)));
            takeZone(match.start());
        }
        return StampNumber.date(match.group(1));
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static int year(MatchResult match, int group) {
        int year = number(match, group);
        return match.group(group).length() == 2 ? StampNumber.century(year) : year;
    }

    private static int month(MatchResult match, int group) {
        Integer month = StampWords.month(match.group(group));
        if (month == null) {
            throw new DateTimeException("no such month");
        }
        return month;
    }
}
