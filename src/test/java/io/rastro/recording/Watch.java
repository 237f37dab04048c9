package io.rastro.recording;

import io.rastro.recording.store.RecordingStore;
import io.rastro.system.Origins;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** A watched directory of one test, with a clock of its own; made anew it is the portal after a restart. */
final class Watch {

    static final Duration QUIET = Duration.ofHours(1);
    static final Duration UNFINISHED_QUIET = Duration.ofHours(6);
    static final Duration KEEP = Duration.ofDays(30);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    final TurnableClock clock = new TurnableClock(CallFixture.RECEIVED);
    final WatchedFileRepository files;
    private final ApplicationContext portal;
    private final WatchProperties properties;
    private final Path aside;
    private WatchedDirectory directory;

    Watch(ApplicationContext portal, Path directory, String pattern, String source) {
        this.portal = portal;
        this.properties = new WatchProperties(
                directory.toString(), Pattern.compile(pattern), source, QUIET, UNFINISHED_QUIET, "", KEEP);
        this.aside = properties.asideOf(directory);
        this.files = portal.getBean(WatchedFileRepository.class);
        this.directory = directory(portal.getBean(TransactionOperations.class));
    }

    private WatchedDirectory directory(TransactionOperations transactions) {
        RecordingIntake recordings = new RecordingIntake(
                portal.getBean(RecordingRepository.class),
                portal.getBean(AudioRepository.class),
                portal.getBean(FileStaging.class),
                portal.getBean(RecordingStore.class),
                portal.getBean(Origins.class),
                portal.getBean(RecordingProperties.class),
                transactions);
        WatchedFileIntake intake =
                new WatchedFileIntake(recordings, portal.getBean(FileStaging.class), files, properties, clock);
        return new WatchedDirectory(recordings, intake, files, properties, portal.getBean(RecordingStore.class), clock);
    }

    /** As after a restart: what was only in memory is forgotten. */
    void restart() {
        directory = directory(portal.getBean(TransactionOperations.class));
    }

    /** The portal dies whenever it is about to commit. */
    void dieAtCommits() {
        directory = directory(new DyingTransactions());
    }

    /** The next look, an interval later. */
    void look() throws IOException {
        clock.forward(INTERVAL);
        directory.scan();
    }

    void looks(int count) throws IOException {
        for (int look = 0; look < count; look++) {
            look();
        }
    }

    void lookAfter(Duration time) throws IOException {
        clock.forward(time);
        directory.scan();
    }

    void sweep() {
        new ProcessedFileSweep(files, portal.getBean(RecordingStore.class), properties, clock).sweep();
    }

    /** Where an original goes. */
    Path aside(String name) {
        return aside.resolve(name);
    }
}
