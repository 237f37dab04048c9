package io.rastro.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Knows which day it is in the portal's zone. */
@Component
public class PortalCalendar {

    private final Clock clock;
    private final ZoneId zone;

    PortalCalendar(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
