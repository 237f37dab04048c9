package io.rastro.interaction.web;

import io.rastro.interaction.Grade;
import io.rastro.report.CellWriter;
import io.rastro.text.PhoneNumber;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Writes the history's instants, spans and sentences in the reader's language and the portal's zone. */
public final class HistoryText {

    private static final char NAME_BEGINS = '\u0002';
    private static final char NAME_ENDS = '\u0003';
    private static final int LONGEST_LEADING_ZEROS = 6;

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;

    HistoryText(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    /** A piece of a sentence; strong where it is a name or a figure that the sentence is about. */
    public record TextPart(String text, boolean strong) {

        /** A phone number in the parts that it is read in; together they are the text. */
        public List<String> groups() {
            return strong ? PhoneNumber.groups(text) : List.of(text);
        }
    }

    ZoneId zone() {
        return zone;
    }

    public String message(String key, Object... arguments) {
        return messages.getMessage("history." + key, arguments, locale);
    }

    /** A message about the thresholds of the grades: two of jitter, two of packet loss. */
    public String thresholds(String key) {
        return message(key, Grade.HIGH_JITTER_MS, Grade.LOW_JITTER_MS, Grade.HIGH_LOSS_PERCENT, Grade.LOW_LOSS_PERCENT);
    }

    /** A sentence cut where its arguments begin and end. */
    public List<TextPart> parts(String key, String... arguments) {
        Object[] marked = new Object[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            marked[index] = NAME_BEGINS + unmarked(arguments[index]) + NAME_ENDS;
        }
        List<TextPart> parts = new ArrayList<>();
        boolean strong = false;
        for (String text : message(key, marked).split("[" + NAME_BEGINS + NAME_ENDS + "]", -1)) {
            if (!text.isEmpty()) {
                parts.add(new TextPart(text, strong));
            }
            strong = !strong;
        }
        return parts;
    }

    private static String unmarked(String name) {
        return name.replace(NAME_BEGINS, ' ').replace(NAME_ENDS, ' ');
    }

    /** Date and time to the second. */
    public String stamp(Instant at) {
        return formatted("pattern.stamp", at);
    }

    public String time(Instant at) {
        return formatted("pattern.time", at);
    }

    /** The time without seconds. */
    public String clock(Instant at) {
        return formatted("pattern.clock", at);
    }

    /** Day and month. */
    public String date(Instant at) {
        return formatted("pattern.date", at);
    }

    /** The day in words. */
    public String day(Instant at) {
        return formatted("pattern.day", at);
    }

    /** From one time to another, with the days where they are two. */
    public String span(Instant from, Instant until) {
        boolean sameDay = day(from).equals(day(until));
        return sameDay
                ? clock(from) + " – " + clock(until)
                : date(from) + " " + clock(from) + " – " + date(until) + " " + clock(until);
    }

    /** What a machine reads in a time element. */
    public String machine(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private String formatted(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(message(pattern), locale).format(at.atZone(zone));
    }

    public String duration(long seconds) {
        return CellWriter.duration(seconds);
    }

    /** The part of a duration that says nothing, such as {@code 00:0}. */
    public String zeros(long seconds) {
        String duration = duration(seconds);
        int end = 0;
        while (end < LONGEST_LEADING_ZEROS && (duration.charAt(end) == '0' || duration.charAt(end) == ':')) {
            end++;
        }
        return duration.substring(0, end);
    }

    /** The rest of a duration after its {@link #zeros}. */
    public String figures(long seconds) {
        return duration(seconds).substring(zeros(seconds).length());
    }

    /** At most two decimals; empty when unknown. */
    public String number(@Nullable Double number) {
        if (number == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }
}
