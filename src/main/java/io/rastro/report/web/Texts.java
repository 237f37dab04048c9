package io.rastro.report.web;

import io.rastro.report.CellWriter;
import io.rastro.report.FilterField;
import io.rastro.report.Period;
import io.rastro.report.RelativePeriod;
import io.rastro.report.SecondsRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words in the reader's language, for what a template cannot compose. */
@Component
public class Texts {

    private static final int NAMES_SHOWN = 2;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final MessageSource messages;
    private final ZoneId zone;

    Texts(MessageSource messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    public String of(String key, Object... arguments) {
        Object[] written = new Object[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            written[index] = arguments[index] instanceof LocalDate date ? day(date) : arguments[index];
        }
        return messages.getMessage(key, written, locale());
    }

    public String of(String key, List<Object> arguments) {
        return of(key, arguments.toArray());
    }

    /** The name of the filter that a query parameter belongs to; the parameter itself when it belongs to none. */
    public String label(String parameter) {
        return Objects.requireNonNull(messages.getMessage("filter." + parameter, null, parameter, locale()));
    }

    /** Words that only some have; null where the bundles know none. */
    public @Nullable String ifAny(String key) {
        return messages.getMessage(key, null, null, locale());
    }

    /** Several names, looked up under a common beginning of their keys. */
    public String labels(String prefix, List<String> names) {
        return names.stream().map(name -> of(prefix + name)).collect(Collectors.joining(", "));
    }

    /** The city of the portal's zone, such as {@code São Paulo}. */
    public String zone() {
        return Objects.requireNonNull(messages.getMessage("zone." + zone.getId(), null, zone.getId(), locale()));
    }

    /** A span of dates without repeating what both have in common. */
    public String period(Period period) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (from == null || to == null) {
            return from == null ? to == null ? "" : of("period.until", to) : of("period.since", from);
        }
        if (from.equals(to)) {
            return day(from);
        }
        String start = from.getYear() != to.getYear()
                ? day(from)
                : written(from.getMonth() == to.getMonth() ? "period.pattern.day" : "period.pattern.day-month", from);
        return of("period.range", start, day(to));
    }

    /** A period that moves with the day, and the dates it comes to. */
    public String period(RelativePeriod relative, Period dates) {
        return of("period.relative", of(FilterField.DATE.choiceKey(relative.code())), period(dates));
    }

    /** A moment as the grid's columns write it, without its seconds. */
    public String moment(Instant at) {
        return MOMENT.withZone(zone).format(at);
    }

    /** A moment as the grid's columns write it. */
    public String second(Instant at) {
        return SECOND.withZone(zone).format(at);
    }

    /** As the grid's columns write it, such as {@code 00:01:30}. */
    public String duration(Duration length) {
        return CellWriter.duration(length.toSeconds());
    }

    /** From one length of time to another. */
    public String spans(SecondsRange range) {
        Long from = range.from();
        Long to = range.to();
        if (from == null) {
            return to == null ? "" : of("spans.until", CellWriter.duration(to));
        }
        return to == null
                ? of("spans.since", CellWriter.duration(from))
                : of("period.range", CellWriter.duration(from), CellWriter.duration(to));
    }

    public String day(LocalDate date) {
        return written("period.pattern.full", date);
    }

    /** The first names of a list, and how many there are besides. */
    public String several(List<String> names) {
        if (names.size() <= NAMES_SHOWN + 1) {
            return String.join(", ", names);
        }
        return of("list.more", String.join(", ", names.subList(0, NAMES_SHOWN)), names.size() - NAMES_SHOWN);
    }

    private String written(String patternKey, TemporalAccessor date) {
        return DateTimeFormatter.ofPattern(of(patternKey), locale()).format(date);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
