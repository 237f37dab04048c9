package io.rastro.agents.web;

import io.rastro.agents.AgentShift;
import io.rastro.agents.StatusTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes instants of one day as times; those of another day with their date. */
public final class ClockText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ZoneId zone;
    private final AgentShift shift;

    ClockText(ZoneId zone, AgentShift shift) {
        this.zone = zone;
        this.shift = shift;
    }

    public String write(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalDate day = shift.day();
        return (local.toLocalDate().equals(day) ? TIME : DATE_TIME).format(local);
    }

    /** The end of a span: midnight at its end belongs to the day. */
    public String writeEnd(Instant instant) {
        return instant.atZone(zone).equals(shift.day().plusDays(1).atStartOfDay(zone)) ? "24:00:00" : write(instant);
    }

    /** The reason of a pause; empty when none is known. */
    public String reason(int id) {
        return id == StatusTimes.NO_REASON ? "" : shift.pauseReasons().getOrDefault(id, "");
    }
}
