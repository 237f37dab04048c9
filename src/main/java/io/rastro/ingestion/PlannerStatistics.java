package io.rastro.ingestion;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what the planner knows of partitioned tables up to date. Autovacuum looks after their partitions, a minute after
 * a change, but never at the whole.
 */
@Component
class PlannerStatistics {

    private static final Logger log = LoggerFactory.getLogger(PlannerStatistics.class);

    /** So many new rows may turn a plan that was good into one that is not. */
    private static final int MANY_ROWS = 20_000;

    private final JdbcClient jdbc;
    private final AtomicLong written = new AtomicLong();

    PlannerStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After rows were brought in; whoever brings them does not wait for what follows. */
    void changed(long rows) {
        written.addAndGet(rows);
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void refreshAfterMuch() {
        if (written.get() >= MANY_ROWS) {
            refresh();
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void refresh() {
        written.set(0);
        try {
            jdbc.sql("select outdated_tables()::text")
                    .query(String.class)
                    .list()
                    .forEach(table -> jdbc.sql("analyze " + table).update());
        } catch (DataAccessException later) {
            // Nothing is wrong without: the next run comes.
            log.warn("Not analysed: {}", later.getMessage());
        }
    }
}
