package io.rastro.report.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Downloads as metrics: {@code rastro.export.running}, {@code rastro.export.oldest} (seconds for which the oldest has
 * kept its transaction open) and the timer {@code rastro.export} by outcome.
 */
@Component
class ExportMeters {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    /** A download; two that began together are not the same. */
    static final class Running {

        private final Instant since;

        private Running(Instant since) {
            this.since = since;
        }

        Instant since() {
            return since;
        }
    }

    ExportMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder("rastro.export.running", running, Set::size).register(registry);
        Gauge.builder("rastro.export.oldest", this, ExportMeters::oldestSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    Running begin() {
        Running begun = new Running(clock.instant());
        running.add(begun);
        return begun;
    }

    /** @param outcome {@code complete}, {@code left}, {@code late}, {@code refused} or {@code failed} */
    void end(Running ended, String outcome) {
        running.remove(ended);
        Timer.builder("rastro.export")
                .tag("outcome", outcome)
                .register(registry)
                .record(age(ended));
    }

    Duration age(Running download) {
        return Duration.between(download.since(), clock.instant());
    }

    private double oldestSeconds() {
        return running.stream()
                .min(Comparator.comparing(Running::since))
                .map(oldest -> age(oldest).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
