package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import io.rastro.testing.PortalTest;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class WaveformClaimTests {

    private static final StoredFile FILE = file("claims/a.wav");

    @Autowired
    WaveformRepository repository;

    private static StoredFile file(String name) {
        return new StoredFile(new StoreName(name), 1, Instant.EPOCH, "1");
    }

    private boolean worksMeanwhile(StoredFile file) {
        AtomicBoolean worked = new AtomicBoolean();
        CompletableFuture.runAsync(() -> repository.claimed(file, () -> worked.set(true)))
                .join();
        return worked.get();
    }

    @Test
    void fileIsWorkedOnByOneAtATime() {
        AtomicBoolean second = new AtomicBoolean(true);
        AtomicBoolean another = new AtomicBoolean();
        repository.claimed(FILE, () -> {
            second.set(worksMeanwhile(FILE));
            another.set(worksMeanwhile(file("claims/b.wav")));
        });
        assertThat(second).isFalse();
        assertThat(another).isTrue();
        assertThat(worksMeanwhile(FILE)).isTrue();
    }
}
