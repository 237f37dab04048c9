package io.rastro.recording;

import io.rastro.recording.AudioRepository.Outdated;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes audio when its time is over, where the operator set one. That there was a recording stays known. */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 500;

    private final AudioRepository audio;
    private final RecordingStore store;
    private final RecordingProperties properties;
    private final Clock clock;

    Retention(AudioRepository audio, RecordingStore store, RecordingProperties properties, Clock clock) {
        this.audio = audio;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(cron = "0 15 * * * *", zone = "UTC")
    void deleteOutdated() throws IOException {
        if (properties.retention() != null) {
            int deleted = deleteOlderThan(properties.retention());
            if (deleted > 0) {
                log.info("Deleted {} recordings older than {}", deleted, properties.retention());
            }
        }
    }

    /** File first, note after: a crash between them only deletes again what is gone. */
    int deleteOlderThan(Duration age) throws IOException {
        int deleted = 0;
        List<Outdated> outdated;
        do {
            outdated = audio.outdated(clock.instant().minus(age), AT_ONCE);
            for (Outdated file : outdated) {
                Optional<StoreName> name = file.name();
                if (name.isPresent()) {
                    store.delete(name.get());
                }
                audio.deleted(file.reference());
            }
            deleted += outdated.size();
        } while (outdated.size() == AT_ONCE);
        return deleted;
    }
}
