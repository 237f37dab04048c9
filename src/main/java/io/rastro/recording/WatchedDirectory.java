package io.rastro.recording;

import static java.util.stream.Collectors.toSet;

import io.rastro.recording.FileNamePattern.Target;
import io.rastro.recording.FileObservation.Verdict;
import io.rastro.recording.WatchedFileIntake.IdentifiedFile;
import io.rastro.recording.store.RecordingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks again and again at the files that a telephone exchange writes, and at the originals that were taken in lately, into
 * which it may still write. What fits no call stays where it is, and is said once.
 */
@Component
class WatchedDirectory {

    private static final Logger log = LoggerFactory.getLogger(WatchedDirectory.class);

    private static final int AT_ONCE = 1000;

    private final RecordingIntake recordings;
    private final WatchedFileIntake intake;
    private final WatchedFileRepository files;
    private final Clock clock;
    private final @Nullable Path directory;
    private final @Nullable FileNamePattern pattern;
    private final @Nullable ProcessedDirectory processed;
    private Map<Path, FileObservation> seen = new HashMap<>();
    private Set<Path> passedOver = Set.of();

    WatchedDirectory(
            RecordingIntake recordings,
            WatchedFileIntake intake,
            WatchedFileRepository files,
            WatchProperties properties,
            RecordingStore store,
            Clock clock) {
        this.recordings = recordings;
        this.intake = intake;
        this.files = files;
        this.clock = clock;
        this.directory = properties.watchedDirectoryApartFrom(store);
        this.pattern = directory == null ? null : new FileNamePattern(properties.pattern(), properties.source());
        this.processed = directory == null ? null : new ProcessedDirectory(directory, properties.asideOf(directory));
    }

    @Scheduled(fixedDelayString = "${rastro.recordings.watch.interval:PT10S}")
    void scan() throws IOException {
        if (directory != null && pattern != null && processed != null) {
            DirectoryScan scan = new DirectoryScan(pattern, processed);
            passedOver = DirectoryWalk.through(
                    directory, processed, passedOver, (file, facts) -> scan.sight(file, file, facts, null));
            scan.atOriginals();
            scan.judge();
            scan.takeFinished();
            seen = scan.found;
        }
    }

    /** One scan of every file there is. */
    private final class DirectoryScan {

        private final FileNamePattern names;
        private final ProcessedDirectory processedDirectory;
        private final Map<Path, FileObservation> found = new HashMap<>();
        private final List<ObservedFile> unjudged = new ArrayList<>();
        private final List<IdentifiedFile> finished = new ArrayList<>();

        DirectoryScan(FileNamePattern names, ProcessedDirectory processedDirectory) {
            this.names = names;
            this.processedDirectory = processedDirectory;
        }

        /** Those that lie aside and have changed since they were taken. */
        void atOriginals() {
            for (WatchedFile taken : files.takenSince(clock.instant().minus(WatchProperties.LONGEST_CALL))) {
                Path place = taken.aside();
                BasicFileAttributes facts = place == null ? null : facts(place);
                if (place != null && facts != null && !taken.sameAs(facts)) {
                    sight(place, taken.path(), facts, taken);
                }
            }
        }

        private void sight(Path file, Path path, BasicFileAttributes facts, @Nullable WatchedFile taken) {
            FileObservation before = seen.get(file);
            boolean rests = before != null && before.sameAs(facts);
            FileObservation now =
                    before != null && rests ? before : FileObservation.changed(before, facts, clock.instant());
            found.put(file, now);
            if (now.verdict() == Verdict.SETTLED) {
                return;
            }
            names.read(String.valueOf(path.getFileName()))
                    .ifPresentOrElse(
                            target -> toJudge(new ObservedFile(file, path, facts, taken, target, now, rests)),
                            () -> found.put(file, now.with(leaveAlone(file))));
        }

        private void toJudge(ObservedFile file) {
            unjudged.add(file);
            if (unjudged.size() == AT_ONCE) {
                judge();
            }
        }

        /** Many at once: files of calls that never come in are looked at again and again. */
        void judge() {
            List<ObservedFile> sights = List.copyOf(unjudged);
            unjudged.clear();
            Map<Target, InteractionKey> calls = recordings.interactions(
                    sights.stream().map(ObservedFile::target).collect(toSet()));
            for (ObservedFile file : sights) {
                attempt(file.file(), () -> {
                    InteractionKey call = calls.get(file.target());
                    Verdict verdict = call == null ? waitForCall(file) : judge(file, call);
                    found.put(file.file(), file.observation().with(verdict));
                });
            }
        }

        private Verdict leaveAlone(Path file) {
            log.info("{} does not fit rastro.recordings.watch.pattern and is left alone", file);
            return Verdict.SETTLED;
        }

        private Verdict judge(ObservedFile file, InteractionKey call) throws IOException {
            WatchedFile known = file.taken() == null ? known(file.path(), file.facts()) : file.taken();
            if (known != null && known.aside() != null && known.isTaken() && known.sameAs(file.facts())) {
                processedDirectory.move(file.file(), known.aside());
                return Verdict.SETTLED;
            }
            return judge(
                    new IdentifiedFile(
                            file.file(),
                            file.path(),
                            file.facts(),
                            call,
                            file.target().position(),
                            known),
                    file.observation(),
                    file.rests());
        }

        private Verdict judge(IdentifiedFile file, FileObservation observation, boolean rests) throws IOException {
            if (!rests) {
                intake.writing(file);
            } else if (intake.isFinished(file, observation)) {
                finished.add(file);
            }
            return Verdict.NOT_YET;
        }

        /** In the order of the calls' ends, and of their names: so they stand beside each other. */
        void takeFinished() {
            finished.sort(Comparator.comparing((IdentifiedFile file) -> WatchedFile.nanos(file.facts()))
                    .thenComparing(IdentifiedFile::path));
            for (IdentifiedFile file : finished) {
                attempt(file.file(), () -> {
                    Verdict verdict = intake.take(file, processedDirectory);
                    found.computeIfPresent(file.file(), (path, observation) -> observation.with(verdict));
                });
            }
        }
    }

    /**
     * A file that a scan found.
     *
     * @param file where it lies now
     * @param path where the exchange wrote it
     * @param taken what the database remembers of it where it lies aside; null: it lies where it was written
     * @param rests whether the scan before found it the same
     */
    private record ObservedFile(
            Path file,
            Path path,
            BasicFileAttributes facts,
            @Nullable WatchedFile taken,
            Target target,
            FileObservation observation,
            boolean rests) {}

    /** What the database remembers of a file at its first place, and not of one before it that lies aside. */
    private @Nullable WatchedFile known(Path path, BasicFileAttributes facts) {
        return files.latest(path)
                .filter(known -> known.aside() == null || known.sameAs(facts) || !Files.exists(known.aside()))
                .orElse(null);
    }

    private static Verdict waitForCall(ObservedFile file) {
        if (file.observation().verdict() == null) {
            Target target = file.target();
            log.info("{} waits for interaction {} of {}", file.file(), target.externalId(), target.source());
        }
        return Verdict.NO_CALL_YET;
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** A failure with one file keeps from no other. */
    private static void attempt(Path file, Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException | DataAccessException | TransactionException failure) {
            log.warn("{} was not taken in and will be tried again: {}", file, failure.getMessage());
        }
    }

    /** Null: it is not there, swept or never moved. */
    private static @Nullable BasicFileAttributes facts(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException absent) {
            return null;
        }
    }
}
