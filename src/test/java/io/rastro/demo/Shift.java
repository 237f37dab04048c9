package io.rastro.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When agents work; a shift that begins after midnight still belongs to the evening's working day. */
enum Shift {
    MORNING("Turno A", Duration.ofMinutes(7 * 60 + 40), Duration.ofMinutes(400)),
    AFTERNOON("Turno B", Duration.ofMinutes(13 * 60 + 30), Duration.ofMinutes(410)),
    EVENING("Turno C", Duration.ofMinutes(19 * 60 + 30), Duration.ofMinutes(410)),
    NIGHT("Turno C", Duration.ofHours(26), Duration.ofMinutes(390));

    private final String tag;
    private final Duration sinceMidnight;
    private final Duration length;

    Shift(String tag, Duration sinceMidnight, Duration length) {
        this.tag = tag;
        this.sinceMidnight = sinceMidnight;
        this.length = length;
    }

    String tag() {
        return tag;
    }

    boolean daytime() {
        return this == MORNING || this == AFTERNOON;
    }

    Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay().plus(sinceMidnight).atZone(zone).toInstant();
    }

    Instant end(LocalDate day, ZoneId zone) {
        return start(day, zone).plus(length);
    }
}
