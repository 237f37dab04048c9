package io.rastro.ingestion;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings what was stored before there was a canonical form of numbers to it, and its contacts to what they are recognised
 * by now: a batch in a transaction that also notes how far it came, so that it goes on wherever it was broken off.
 */
@Component
public class Recalculation {

    private static final Logger log = LoggerFactory.getLogger(Recalculation.class);

    private static final int BATCH_ROWS = 1_000;

    /** Then others have their turn. */
    private static final int BATCHES_AT_ONCE = 25;

    private final JdbcClient jdbc;
    private final StoredContacts contacts;
    private final StoredNumbers numbers;
    private final TransactionTemplate transaction;

    /** Nothing is ever stored in an old form again. */
    private volatile boolean finished;

    Recalculation(
            JdbcClient jdbc, StoredContacts contacts, StoredNumbers numbers, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.numbers = numbers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * How far it has come.
     *
     * @param interactions looked at so far
     * @param reached all received since then are done; null: none yet
     */
    public record RecalculationProgress(
            long interactions, @Nullable OffsetDateTime reached) {}

    /** Empty when there is nothing more to do. */
    public Optional<RecalculationProgress> progress() {
        return jdbc.sql(
                        "select interactions, nullif(received_at, 'infinity') from recalculation where finished_at is null")
                .query((row, number) ->
                        new RecalculationProgress(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
                .optional();
    }

    @Scheduled(fixedDelayString = "${rastro.recalculation-interval:PT5S}", initialDelayString = "PT30S")
    void run() {
        if (finished) {
            return;
        }
        try {
            int batches = 0;
            while (batches < BATCHES_AT_ONCE && step(BATCH_ROWS)) {
                batches++;
            }
            finished = progress().isEmpty();
        } catch (DataAccessException | TransactionException later) {
            // Nothing of the batch was kept: the next run begins with it.
            log.warn("Not recalculated yet: {}", later.getMessage());
        }
    }

    /** One batch; false when there is none, or another portal is at it. */
    boolean step(int rows) {
        return Boolean.TRUE.equals(transaction.execute(status -> locked() && next(rows)));
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('rastro.recalculation'))")
                .query(Boolean.class)
                .single();
    }

    private boolean next(int rows) {
        if (progress().isEmpty()) {
            return false;
        }
        if (!contacts.recalculate(rows) && !numbers.recalculate(rows)) {
            jdbc.sql("update recalculation set finished_at = now()").update();
            log.info("Numbers and contacts that were stored before are all recalculated");
        }
        return true;
    }
}
