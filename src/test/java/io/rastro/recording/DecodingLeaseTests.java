package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import io.rastro.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class DecodingLeaseTests {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Autowired
    WaveformRepository repository;

    @Autowired
    JdbcClient database;

    private final StoredFile file = file("leases/" + UUID.randomUUID() + ".wav");

    private static StoredFile file(String name) {
        return new StoredFile(new StoreName(name), 1, Instant.EPOCH, "1");
    }

    private boolean worksMeanwhile(StoredFile file) {
        AtomicBoolean worked = new AtomicBoolean();
        CompletableFuture.runAsync(() -> repository.leased(file, LONGEST, () -> worked.set(true)))
                .join();
        return worked.get();
    }

    private long openTransactions() {
        return database.sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and state = 'idle in transaction'")
                .query(Long.class)
                .single();
    }

    @Test
    void fileIsWorkedOnByOneAtATimeAndNoTransactionIsOpenMeanwhile() {
        AtomicBoolean second = new AtomicBoolean(true);
        AtomicBoolean another = new AtomicBoolean();
        repository.leased(file, LONGEST, () -> {
            second.set(worksMeanwhile(file));
            another.set(worksMeanwhile(file("leases/b.wav")));
            assertThat(openTransactions()).isZero();
        });
        assertThat(second).isFalse();
        assertThat(another).isTrue();
        assertThat(worksMeanwhile(file)).isTrue();
    }

    @Test
    void workThatFailsGivesItsLeaseBack() {
        assertThatThrownBy(() -> repository.leased(file, LONGEST, () -> {
                    throw new IllegalStateException("defect");
                }))
                .hasMessage("defect");
        assertThat(worksMeanwhile(file)).isTrue();
    }

    @Test
    void leaseOfAKilledPortalRunsOut() {
        String lease = "insert into decoding_lease values (?, ?, now() + make_interval(secs => ?))"
                + " on conflict (reference) do update set expires_at = excluded.expires_at";
        UUID dead = UUID.randomUUID();
        database.sql(lease).params(file.name().path(), dead, 30).update();
        assertThat(worksMeanwhile(file)).isFalse();
        database.sql(lease).params(file.name().path(), dead, -1).update();
        assertThat(worksMeanwhile(file)).isTrue();
    }
}
