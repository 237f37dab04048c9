package io.rastro.health;

import io.rastro.health.HealthQueries.Gap;
import io.rastro.health.HealthReport.Missing;
import io.rastro.report.Period;
import io.rastro.source.SourceEvent;
import io.rastro.system.Origin;
import io.rastro.system.Origins;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/** Whether what the reports show is fresh and whole. */
@Service
public class DataHealth {

    /** Every report asks; what it is told may be as old as this. */
    static final Duration KEPT = Duration.ofSeconds(10);

    /** Comparing with past weeks reads interactions. */
    static final Duration COMPARISON_KEPT = Duration.ofMinutes(1);

    private static final int WEEKS = 4;
    /** In so many of the past weeks something has to have come before its absence is told. */
    private static final int USUAL_WEEKS = 2;

    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final Duration LAST_LOOKED_BACK = Duration.ofDays(2);
    /** After so long what is missing is not on its way any more. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LISTED = 200;

    private final HealthQueries queries;
    private final Origins origins;
    private final ZoneId zone;
    private final Clock clock;
    private final Recent<List<SourceHealth>> sources;
    private final Recent<Set<Integer>> silent;
    private final Recent<HealthReport> report;

    DataHealth(HealthQueries queries, Origins origins, ZoneId zone, Clock clock) {
        this.queries = queries;
        this.origins = origins;
        this.zone = zone;
        this.clock = clock;
        this.silent = new Recent<>(clock, COMPARISON_KEPT, this::compareWithPastWeeks);
        this.sources = new Recent<>(clock, KEPT, this::readSources);
        this.report = new Recent<>(clock, COMPARISON_KEPT, this::readReport);
    }

    /** Every connected source, by name. */
    public List<SourceHealth> sources() {
        return sources.get();
    }

    /** Who connects a source sees it at once. */
    @TransactionalEventListener(fallbackExecution = true)
    void forget(SourceEvent changed) {
        silent.forget();
        sources.forget();
        report.forget();
    }

    private List<SourceHealth> readSources() {
        Instant now = clock.instant();
        List<SourceHealth> read = queries.sources(now);
        return read.stream().anyMatch(source -> source.isQuiet(now)) ? withSilent(read, now) : read;
    }

    private List<SourceHealth> withSilent(List<SourceHealth> read, Instant now) {
        Set<Integer> ids = silent.get();
        return read.stream()
                .map(source -> source.isQuiet(now) && ids.contains(source.id()) ? source.silent() : source)
                .toList();
    }

    /** The sources that are quiet now and were not in this hour of past weeks. */
    private Set<Integer> compareWithPastWeeks() {
        Instant now = clock.instant();
        List<Instant> hours = weeksBefore(now.minus(SourceHealth.QUIET));
        Set<Integer> found = new HashSet<>();
        for (SourceHealth source : queries.sources(now)) {
            if (source.isQuiet(now) && queries.hoursWithData(source, hours) >= USUAL_WEEKS) {
                found.add(source.id());
            }
        }
        return found;
    }

    /** The same local time, weeks ago. */
    private List<Instant> weeksBefore(Instant start) {
        ZonedDateTime local = start.atZone(zone);
        return IntStream.rangeClosed(1, WEEKS)
                .mapToObj(weeks -> local.minusWeeks(weeks).toInstant())
                .toList();
    }

    /** How a period's data stands. Conversations are open in any period that is not over. */
    public PeriodHealth of(Period period) {
        Instant end = period.end(zone);
        boolean over = end != null && !end.isAfter(clock.instant());
        return PeriodHealth.of(sources(), end(period), over ? openIn(period) : 0);
    }

    /** How many conversations that began in a period are open. */
    public int openIn(Period period) {
        Instant until = end(period);
        boolean any = sources().stream()
                .anyMatch(source -> source.enabled()
                        && source.openSince() != null
                        && source.openSince().isBefore(until));
        return any ? queries.openBetween(start(period), until) : 0;
    }

    public List<OpenConversation> openConversations(Period period) {
        return queries.openConversations(start(period), end(period), LISTED);
    }

    /** What the feeds of a source do not agree on, the last noted first. */
    public List<FeedDifference> differences(int sourceId) {
        return queries.differences(sourceId, LISTED);
    }

    private Instant start(Period period) {
        Instant start = period.start(zone);
        return start == null ? Instant.EPOCH : start;
    }

    private Instant end(Period period) {
        Instant end = period.end(zone);
        return end == null ? clock.instant().plus(LOOKED_BACK) : end;
    }

    /** All there is to tell. */
    public HealthReport report() {
        return report.get();
    }

    private HealthReport readReport() {
        Instant now = clock.instant();
        Instant hour =
                now.atZone(zone).truncatedTo(ChronoUnit.HOURS).minusHours(1).toInstant();
        List<Instant> past = weeksBefore(hour);
        List<Instant> hours = new ArrayList<>(past);
        hours.add(hour);
        Facts facts = new Facts(
                hour,
                past,
                queries.perHour(hours),
                queries.lastInteractions(now.minus(LAST_LOOKED_BACK), now.plus(CLOCKS_DIFFER)),
                gaps(Gap.TRANSFER, now),
                gaps(Gap.RECORDING, now),
                gaps(Gap.FUTURE, now));
        Map<Integer, Map<String, Long>> buckets = queries.buckets();
        Map<Integer, Missing> differences = queries.differences();
        Set<String> connected = new HashSet<>();
        List<HealthReport.Row> rows = new ArrayList<>();
        for (SourceHealth source : sources()) {
            String origin = source.origin();
            connected.add(origin);
            rows.add(facts.row(
                    source.name(),
                    origin,
                    source,
                    null,
                    differences.get(source.id()),
                    buckets.getOrDefault(source.id(), Map.of())));
        }
        Map<String, Instant> arrivals = queries.lastArrivals();
        for (Origin origin : origins.list()) {
            if (!connected.contains(origin.key())) {
                rows.add(facts.row(origin.name(), origin.key(), null, arrivals.get(origin.key()), null, Map.of()));
            }
        }
        return new HealthReport(now, hour, rows);
    }

    private Map<String, Missing> gaps(Gap gap, Instant now) {
        return queries.gaps(gap, now.minus(LOOKED_BACK), now.minus(SETTLED), now.plus(CLOCKS_DIFFER));
    }

    /** What was counted, each by origin. */
    private record Facts(
            Instant hour,
            List<Instant> past,
            Map<String, Map<Instant, Long>> perHour,
            Map<String, Instant> lastInteractions,
            Map<String, Missing> transfers,
            Map<String, Missing> recordings,
            Map<String, Missing> future) {

        HealthReport.Row row(
                String name,
                String origin,
                @Nullable SourceHealth source,
                @Nullable Instant arrivedAt,
                @Nullable Missing differences,
                Map<String, Long> buckets) {
            Map<Instant, Long> counts = perHour.getOrDefault(origin, Map.of());
            return new HealthReport.Row(
                    name,
                    source,
                    lastInteractions.get(origin),
                    arrivedAt,
                    counts.getOrDefault(hour, 0L),
                    past.stream().map(start -> counts.getOrDefault(start, 0L)).toList(),
                    transfers.get(origin),
                    recordings.get(origin),
                    future.get(origin),
                    differences,
                    buckets);
        }
    }
}
