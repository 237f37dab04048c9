package io.rastro.ingestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the quarters that interactions fall into, ahead of time and on demand. Always in a transaction of its own and
 * before the batch that needs it: attaching a partition locks the dictionary tables for a moment.
 */
@Component
class Partitions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Retry retry;
    private final Set<Integer> ensured = ConcurrentHashMap.newKeySet();

    Partitions(JdbcClient jdbc, Clock clock, Retry retry) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.retry = retry;
    }

    void ensure(Collection<Instant> instants) {
        TreeMap<Integer, Instant> missing = new TreeMap<>();
        instants.forEach(instant -> missing.put(quarter(instant), instant));
        missing.keySet().removeAll(ensured);
        missing.forEach((quarter, instant) -> {
            retry.inTransaction(() -> jdbc.sql("select ensure_partition(?), tend_partitions()")
                    .param(instant.atOffset(ZoneOffset.UTC))
                    .query((row, index) -> index)
                    .list());
            ensured.add(quarter);
        });
    }

    /** A quarter ahead, so that the first interaction of a new one waits for nothing. */
    @Scheduled(cron = "0 30 3 * * *", zone = "UTC")
    void ensureAhead() {
        ensure(Set.of(clock.instant(), clock.instant().plus(Duration.ofDays(92))));
    }

    private static int quarter(Instant instant) {
        var date = instant.atOffset(ZoneOffset.UTC);
        return date.getYear() * 4 + date.get(IsoFields.QUARTER_OF_YEAR);
    }
}
