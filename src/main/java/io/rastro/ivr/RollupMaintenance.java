package io.rastro.ivr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the rollups right: days touched by what was written are added up anew, whole, once they are quiet. Until then
 * reports read them from the calls. A day's sums and the word that they are right are of one snapshot, so that what is
 * written meanwhile leaves its mark.
 */
@Component
class RollupMaintenance {

    private static final Logger log = LoggerFactory.getLogger(RollupMaintenance.class);

    private final RollupRepository rollups;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final Clock clock;
    private final Duration quiet;

    RollupMaintenance(
            RollupRepository rollups, PlatformTransactionManager transactions, Clock clock, IvrProperties properties) {
        this.rollups = rollups;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
        this.quiet = properties.rollupAfter();
    }

    @Scheduled(fixedDelayString = "${rastro.ivr.rollup-interval:PT1M}", initialDelayString = "PT20S")
    void refresh() {
        refresh(clock.instant().minus(quiet));
    }

    /** Adds up the days not written since. */
    void refresh(Instant quietSince) {
        transaction.executeWithoutResult(status -> {
            if (rollups.lock()) {
                rollups.takeChanges();
            }
        });
        List<LocalDate> due = rollups.due(quietSince);
        for (LocalDate day : due) {
            if (!made(day)) {
                return;
            }
        }
        if (due.size() > 1) {
            log.info("Added up {} days of IVR calls", due.size());
        }
    }

    private boolean made(LocalDate day) {
        try {
            return Boolean.TRUE.equals(snapshot.execute(status -> {
                boolean ours = rollups.lock();
                if (ours) {
                    rollups.make(day);
                }
                return ours;
            }));
        } catch (ConcurrencyFailureException conflict) {
            log.debug("The sums of {} will be made later", day, conflict);
            return true;
        }
    }
}
