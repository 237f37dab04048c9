package io.rastro.health.web;

import io.rastro.health.DataHealth;
import io.rastro.health.PeriodHealth;
import io.rastro.health.SourceHealth;
import io.rastro.report.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every report says of its data, asked for by the reports' templates. */
@Component("dataBanner")
class DataBanner {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final DataHealth health;
    private final ZoneId zone;
    private final Clock clock;

    DataBanner(DataHealth health, ZoneId zone, Clock clock) {
        this.health = health;
        this.zone = zone;
        this.clock = clock;
    }

    /** Null where nothing is connected or nothing came yet, and nothing is to be warned of. */
    public @Nullable PeriodHealth of(Period period) {
        if (health.sources().stream().noneMatch(SourceHealth::enabled)) {
            return null;
        }
        PeriodHealth found = health.of(period);
        return found.warning() == null && found.until() == null ? null : found;
    }

    /** How many conversations that began in a period are not over yet. */
    public int openIn(Period period) {
        return health.openIn(period);
    }

    /** The time alone, today. */
    public String moment(Instant at) {
        boolean today = at.atZone(zone).toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone));
        return (today ? TIME : MOMENT).withZone(zone).format(at);
    }
}
