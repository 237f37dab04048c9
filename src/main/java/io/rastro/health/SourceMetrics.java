package io.rastro.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How each enabled source fares, as metrics. */
@Component
class SourceMetrics {

    private static final Logger log = LoggerFactory.getLogger(SourceMetrics.class);

    private final DataHealth health;
    private final Map<MultiGauge, ToDoubleFunction<SourceHealth>> gauges = new LinkedHashMap<>();

    SourceMetrics(DataHealth health, MeterRegistry registry) {
        this.health = health;
        seconds(
                registry,
                "rastro.source.last.event.timestamp",
                "When its last event happened; not a number: none came yet",
                source -> epoch(source.lastEventAt()));
        seconds(
                registry,
                "rastro.source.open.oldest.timestamp",
                "When the oldest open conversation began; not a number: none is open",
                source -> epoch(source.openSince()));
        seconds(
                registry,
                "rastro.source.delay",
                "From when the last event happened to when it was received",
                source -> source.delay() == null ? Double.NaN : source.delay().toSeconds());
        gauge(
                registry,
                "rastro.source.open.conversations",
                "Conversations without an end",
                SourceHealth::openConversations);
        gauge(registry, "rastro.source.unused.events", "Events that are in no record", SourceHealth::inBuckets);
        for (SourceHealth.State state : SourceHealth.State.values()) {
            if (state.isTrouble()) {
                gauge(
                        registry,
                        "rastro.source." + state.key(),
                        "1: the source is " + state.key(),
                        source -> source.state() == state ? 1 : 0);
            }
        }
    }

    private void seconds(
            MeterRegistry registry, String name, String description, ToDoubleFunction<SourceHealth> value) {
        gauges.put(
                MultiGauge.builder(name)
                        .description(description)
                        .baseUnit("seconds")
                        .register(registry),
                value);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<SourceHealth> value) {
        gauges.put(MultiGauge.builder(name).description(description).register(registry), value);
    }

    private static double epoch(@Nullable Instant at) {
        return at == null ? Double.NaN : at.getEpochSecond();
    }

    /** A source that is gone or switched off has no metrics any more. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        try {
            List<SourceHealth> sources =
                    health.sources().stream().filter(SourceHealth::enabled).toList();
            gauges.forEach((gauge, value) -> {
                List<Row<?>> rows = new ArrayList<>();
                sources.forEach(
                        source -> rows.add(Row.of(Tags.of("source", source.name()), value.applyAsDouble(source))));
                gauge.register(rows, true);
            });
        } catch (DataAccessException | TransactionException disconnect) {
            log.debug("The metrics of sources stay as they are, the database does not answer", disconnect);
        }
    }
}
