package io.rastro.ingestion;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a message begins in a chat that WhatsApp exported: with its stamp, written as the telephone's language and clock have
 * it. No zone is told, and Android tells no seconds.
 *
 * @param shape what all heads of a file have in common
 * @param first the first number of the date; which of them is the day is told by the whole file
 * @param hour of 24; more: there is no such hour
 * @param length of the head in its line, marks that nobody sees included
 */
record ChatHead(String shape, int first, int second, int third, int hour, int minute, int seconds, int length) {

    private static final int CENTURY = 2000;
    private static final int NO_HOUR = 99;
    private static final int FIRST_YEAR = 1000;

    private static final String MARKS = "[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]{0,9}";
    private static final String BLANK = "[ \\u00A0\\u2009\\u202F]";

    private static final Pattern HEAD = Pattern.compile(MARKS
            + "(?<open>\\[)?"
            + "(?<first>\\d{1,4})(?<separator>[-/.])(?<second>\\d{1,2})\\k<separator>(?<third>\\d{4}|\\d{1,2}),?"
            + BLANK + "{1,3}(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<seconds>\\d{2}))?"
            + "(?:" + BLANK + "?(?<half>[aApP])\\.?" + BLANK + "?[mM]\\.?)?"
            + "(?:(?<close>])|" + BLANK + "[-\\u2013])(?:" + BLANK + "|\\z)");

    /** Null: the line begins no message. */
    static @Nullable ChatHead of(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.lookingAt() || (head.group("open") == null) != (head.group("close") == null)) {
            return null;
        }
        String seconds = head.group("seconds");
        String half = head.group("half");
        String shape = (head.group("open") == null ? "" : "[")
                + head.group("separator")
                + (seconds == null ? "" : "s")
                + (half == null ? "" : "h");
        return new ChatHead(
                shape,
                Integer.parseInt(head.group("first")),
                Integer.parseInt(head.group("second")),
                Integer.parseInt(head.group("third")),
                hour(Integer.parseInt(head.group("hour")), half),
                Integer.parseInt(head.group("minute")),
                seconds == null ? 0 : Integer.parseInt(seconds),
                head.end());
    }

    private static int hour(int told, @Nullable String half) {
        if (half == null) {
            return told;
        }
        return told > 12 ? NO_HOUR : told % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    /** Whether a text begins as such a file does, and somebody writes in it. */
    static boolean beginsChat(String text) {
        ChatHead first = of(text.stripLeading().lines().findFirst().orElse(""));
        return first != null && text.lines().anyMatch(line -> isWritten(line, first));
    }

    private static boolean isWritten(String line, ChatHead first) {
        ChatHead head = of(line);
        return head != null && head.shape.equals(first.shape) && line.indexOf(':', head.length) > head.length;
    }

    /** What the date proves of the order of day and month, with what was known. */
    DateOrder prove(DateOrder known) {
        return first >= FIRST_YEAR ? known : known.and(first + "/" + second + "/" + (CENTURY + third % 100));
    }

    /** Null: there is no such day or time. */
    @Nullable
    LocalDateTime at(boolean monthFirst) {
        try {
            return first >= FIRST_YEAR
                    ? LocalDateTime.of(first, second, third, hour, minute, seconds)
                    : LocalDateTime.of(
                            third < 100 ? CENTURY + third : third,
                            monthFirst ? first : second,
                            monthFirst ? second : first,
                            hour,
                            minute,
                            seconds);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
