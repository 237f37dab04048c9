package io.rastro.report.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the rollups right: days touched by what was written are added up anew, whole, once they are over and quiet. Until
 * then reports read them from the data. A day's sums and the word that they are right are of one snapshot, so that what is
 * written meanwhile leaves its mark.
 */
@Component
public class RollupJob {

    private static final Logger log = LoggerFactory.getLogger(RollupJob.class);

    private static final int DAYS_AT_ONCE = 120;

    private final List<RollupGroup> groups;
    private final RollupWriter rollups;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration quiet;

    /** @param quiet how long a day must not have been written before it is added up anew */
    RollupJob(
            List<RollupGroup> groups,
            RollupWriter rollups,
            PlatformTransactionManager transactions,
            Clock clock,
            ZoneId zone,
            @Value("${rastro.rollup.after:5m}") Duration quiet) {
        this.groups = groups;
        this.rollups = rollups;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
        this.zone = zone;
        this.quiet = quiet;
    }

    private record Due(RollupGroup group, LocalDate day) {}

    @Scheduled(
            fixedDelayString = "${rastro.rollup.interval:PT1M}",
            initialDelayString = "${rastro.rollup.interval:PT1M}")
    void refresh() {
        refresh(clock.instant(), clock.instant().minus(quiet), DAYS_AT_ONCE);
    }

    /**
     * Adds days up, the latest first.
     *
     * @param now what is not over by then is left for another time
     * @param quietSince those written since are, too
     * @param max days of each report
     * @return how many were added up
     */
    public int refresh(Instant now, Instant quietSince, int max) {
        Map<RollupGroup, LocalDate> last = new LinkedHashMap<>();
        groups.forEach(group -> last.put(group, lastDay(group, now)));
        transaction.executeWithoutResult(status -> {
            if (rollups.lock()) {
                rollups.takeChanges(last);
            }
        });
        int made = make(last, quietSince, max);
        for (RollupGroup group : groups) {
            rollups.dueMonths(group).forEach(month -> attempt(() -> rollups.makeMonth(group, month)));
        }
        if (made > 1) {
            log.info("Added up {} days for the reports", made);
        }
        return made;
    }

    // The last day that is over for good.
    private LocalDate lastDay(RollupGroup group, Instant now) {
        return LocalDate.ofInstant(now.minus(group.settling()), zone).minusDays(1);
    }

    private int make(Map<RollupGroup, LocalDate> last, Instant quietSince, int max) {
        List<Due> due = last.entrySet().stream()
                .flatMap(each -> rollups.due(each.getKey(), each.getValue(), quietSince, max).stream()
                        .map(day -> new Due(each.getKey(), day)))
                .sorted(Comparator.comparing(Due::day).reversed())
                .toList();
        int made = 0;
        for (Due each : due) {
            if (!attempt(() -> rollups.make(each.group, each.day))) {
                return made;
            }
            made++;
        }
        return made;
    }

    /** False when another portal is at it. */
    private boolean attempt(Runnable work) {
        try {
            return Boolean.TRUE.equals(snapshot.execute(status -> {
                boolean ours = rollups.lock();
                if (ours) {
                    work.run();
                }
                return ours;
            }));
        } catch (ConcurrencyFailureException conflict) {
            log.debug("These sums will be made later", conflict);
            return true;
        }
    }
}
