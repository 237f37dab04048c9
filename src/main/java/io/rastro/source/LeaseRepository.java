package io.rastro.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which of several portals at one database works on a source, by the clock of the database. */
@Repository
class LeaseRepository {

    /** A portal that died is succeeded after this, by itself at once. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final LockProvider locks;

    LeaseRepository(JdbcTemplate jdbc, LeaseHolder holder) {
        this.locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(jdbc)
                .usingDbTime()
                .withLockedByValue(holder.name())
                .build());
        // Nobody else can be of this name: what stands under it was left behind.
        jdbc.update(
                "update shedlock set lock_until = timezone('utc', now()) where locked_by = ? and name like 'source-%'",
                holder.name());
    }

    /** Empty: another portal has it. */
    Optional<SimpleLock> take(int sourceId) {
        return locks.lock(new LockConfiguration(Instant.now(), "source-" + sourceId, LEASE, Duration.ZERO));
    }

    /** Empty: it was lost. */
    Optional<SimpleLock> extend(SimpleLock lease) {
        return lease.extend(LEASE, Duration.ZERO);
    }
}
