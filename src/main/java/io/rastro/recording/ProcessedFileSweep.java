package io.rastro.recording;

import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes originals that were taken in and have lain aside long enough: only those of which the store still has every byte,
 * and those whose copy retention deleted.
 */
@Component
class ProcessedFileSweep {

    private static final Logger log = LoggerFactory.getLogger(ProcessedFileSweep.class);
    private static final int AT_ONCE = 500;

    private final WatchedFileRepository files;
    private final RecordingStore store;
    private final WatchProperties properties;
    private final Clock clock;

    ProcessedFileSweep(WatchedFileRepository files, RecordingStore store, WatchProperties properties, Clock clock) {
        this.files = files;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(cron = "0 45 * * * *", zone = "UTC")
    void sweep() {
        if (properties.watchedDirectory() == null) {
            return;
        }
        long after = 0;
        List<WatchedFile> old;
        do {
            old = files.dispensable(clock.instant().minus(properties.keep()), after, Limit.of(AT_ONCE));
            for (WatchedFile file : old) {
                after = file.id();
                tryToSweep(file);
            }
        } while (old.size() == AT_ONCE);
    }

    private void tryToSweep(WatchedFile file) {
        try {
            sweep(file);
        } catch (IOException failure) {
            log.warn("{} stays aside: {}", file.aside(), failure.getMessage());
        }
    }

    private void sweep(WatchedFile file) throws IOException {
        Path aside = file.aside();
        if (aside == null || !Files.isRegularFile(aside, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
                files.deleteById(file.id());
            }
        } else if (!file.sameAs(facts(aside))) {
            // It changed since: the watch looks at it again.
            files.lookAgain(file.id(), clock.instant());
        } else if (files.isDeletedByRetention(file.reference()) || isProven(file, aside)) {
            Files.delete(aside);
            files.deleteById(file.id());
        } else {
            log.warn("{} stays aside: the store does not have its copy {}", aside, file.reference());
        }
    }

    private boolean isProven(WatchedFile file, Path aside) throws IOException {
        String reference = file.reference();
        if (reference == null) {
            return false;
        }
        try (InputStream in = new PathSource(aside).open(0)) {
            return StoreVerification.holds(store, new StoreName(reference), file.size(), Sha256.of(in));
        }
    }

    private static BasicFileAttributes facts(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
