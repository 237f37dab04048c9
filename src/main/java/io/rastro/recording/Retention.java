package io.rastro.recording;

import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes audio when its time is over, where the operator set one, and files that gave way to others; nothing else deletes
 * from the store. That there was a recording stays known.
 */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 500;

    private final StoredRecordingRepository recordings;
    private final RecordingAudioRepository audio;
    private final ReplacedFileRepository replaced;
    private final RecordingStore store;
    private final RecordingProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Retention(
            StoredRecordingRepository recordings,
            RecordingAudioRepository audio,
            ReplacedFileRepository replaced,
            RecordingStore store,
            RecordingProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.recordings = recordings;
        this.audio = audio;
        this.replaced = replaced;
        this.store = store;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** A file whose time is over. */
    record Outdated(String reference, boolean uploaded) {

        Optional<StoreName> name() {
            return Recording.name(reference, uploaded);
        }
    }

    @Scheduled(cron = "0 15 * * * *", zone = "UTC")
    void deleteOutdated() {
        Duration age = properties.retention();
        if (age != null) {
            Instant start = clock.instant();
            int deleted = deleteOlderThan(age);
            if (deleted > 0) {
                log.info("Deleted {} recordings older than {}", deleted, age);
            }
            events.publishEvent(
                    new ExpiredRecordings(start, start.minus(age), deleted, recordings.held(start.minus(age), start)));
        }
        deleteReplaced(age == null ? null : clock.instant().minus(age));
    }

    /** File first, note after: a crash between them only deletes again what is gone. */
    int deleteOlderThan(Duration age) {
        int deleted = 0;
        String after = "";
        List<Outdated> outdated;
        do {
            Instant now = clock.instant();
            outdated = recordings.outdated(now.minus(age), now, after, Limit.of(AT_ONCE));
            for (Outdated file : outdated) {
                after = file.reference();
                if (isGone(file.reference(), file.name())) {
                    audio.deleted(file.reference(), clock.instant());
                    deleted++;
                }
            }
        } while (outdated.size() == AT_ONCE);
        return deleted;
    }

    /**
     * Deletes what gave way to other files.
     *
     * @param before that of calls received earlier goes at once; null: none
     */
    void deleteReplaced(@Nullable Instant before) {
        String after = "";
        List<String> dispensable;
        do {
            dispensable = replaced.dispensable(
                    clock.instant(), before == null ? Instant.EPOCH : before, after, Limit.of(AT_ONCE));
            for (String reference : dispensable) {
                after = reference;
                if (isGone(reference, Optional.of(new StoreName(reference)))) {
                    audio.forget(reference);
                    replaced.deleteById(reference);
                }
            }
        } while (dispensable.size() == AT_ONCE);
    }

    /** Deletes a file. One that cannot be deleted now keeps no other; the next run tries again. */
    private boolean isGone(String reference, Optional<StoreName> name) {
        try {
            if (name.isPresent()) {
                store.delete(name.get());
            }
            return true;
        } catch (IOException failure) {
            log.warn("Recording {} cannot be deleted yet: {}", reference, failure.toString());
            return false;
        }
    }
}
