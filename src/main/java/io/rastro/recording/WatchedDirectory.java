package io.rastro.recording;

import io.rastro.recording.FileNamePattern.Target;
import io.rastro.recording.Sighting.Verdict;
import io.rastro.recording.WatchedIntake.Found;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Exchanges sort by year, month, day and perhaps by queue. */
    private static final int DEPTH = 6;
    /** No call lasts longer: after that, nobody writes into an original any more. */
    private static final Duration LONGEST_CALL = Duration.ofDays(1);

    private final Arrivals arrivals;
    private final WatchedIntake intake;
    private final WatchedFileRepository files;
    private final Clock clock;
    private final @Nullable Path directory;
    private final @Nullable FileNamePattern pattern;
    private final @Nullable AsideDirectory aside;
    private Map<Path, Sighting> seen = new HashMap<>();

    WatchedDirectory(
            Arrivals arrivals,
            WatchedIntake intake,
            WatchedFileRepository files,
            WatchProperties properties,
            Clock clock) {
        this.arrivals = arrivals;
        this.intake = intake;
        this.files = files;
        this.clock = clock;
        this.directory = properties.watchedDirectory();
        this.pattern = directory == null ? null : new FileNamePattern(properties.pattern(), properties.source());
        this.aside = directory == null ? null : new AsideDirectory(directory, properties.asideOf(directory));
    }

    @Scheduled(fixedDelayString = "${rastro.recordings.watch.interval:PT10S}")
    void look() throws IOException {
        if (directory != null && pattern != null && aside != null) {
            Look look = new Look(pattern, aside);
            Files.walkFileTree(directory, Set.of(), DEPTH, look);
            look.atOriginals();
            look.takeFinished();
            seen = look.found;
        }
    }

    /** One look at every file there is. */
    private final class Look extends SimpleFileVisitor<Path> {

        private final FileNamePattern names;
        private final AsideDirectory asideDirectory;
        private final Map<Path, Sighting> found = new HashMap<>();
        private final List<Found> finished = new ArrayList<>();

        Look(FileNamePattern names, AsideDirectory asideDirectory) {
            this.names = names;
            this.asideDirectory = asideDirectory;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes facts) {
            boolean own = place.equals(directory);
            return !own && (name(place).startsWith(".") || asideDirectory.is(place))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            if (facts.isRegularFile() && !name(file).startsWith(".")) {
                sight(file, file, facts, null);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            log.warn("{} cannot be read: {}", file, failure.getMessage());
            return FileVisitResult.CONTINUE;
        }

        /** Those that lie aside and have changed since they were taken. */
        void atOriginals() {
            for (WatchedFile taken : files.takenSince(clock.instant().minus(LONGEST_CALL))) {
                Path place = taken.aside();
                BasicFileAttributes facts = place == null ? null : facts(place);
                if (place != null && facts != null && !taken.sameAs(facts)) {
                    sight(place, taken.path(), facts, taken);
                }
            }
        }

        private void sight(Path file, Path path, BasicFileAttributes facts, @Nullable WatchedFile taken) {
            Sighting before = seen.get(file);
            boolean rests = before != null && before.sameAs(facts);
            Sighting now = before != null && rests ? before : Sighting.changed(before, facts, clock.instant());
            found.put(file, now);
            if (now.said() != Verdict.SETTLED) {
                attempt(file, () -> {
                    Optional<Target> target = names.read(name(path));
                    Verdict verdict = target.isPresent()
                            ? judge(new Sight(file, path, facts, taken, target.get()), now, rests)
                            : leaveAlone(file);
                    found.put(file, now.with(verdict));
                });
            }
        }

        private Verdict leaveAlone(Path file) {
            log.info("{} does not fit rastro.recordings.watch.pattern and is left alone", file);
            return Verdict.SETTLED;
        }

        private Verdict judge(Sight sight, Sighting sighting, boolean rests) throws IOException {
            WatchedFile known = sight.taken() == null ? known(sight.path(), sight.facts()) : sight.taken();
            if (known != null && known.aside() != null && known.isTaken() && known.sameAs(sight.facts())) {
                asideDirectory.move(sight.file(), known.aside());
                return Verdict.SETTLED;
            }
            Target target = sight.target();
            Optional<InteractionKey> call = arrivals.interaction(target.source(), target.externalId());
            if (call.isEmpty()) {
                sayOnce(sight.file(), target, sighting);
                return Verdict.NO_CALL_YET;
            }
            return judge(
                    new Found(sight.file(), sight.path(), sight.facts(), call.get(), target.position(), known),
                    sighting,
                    rests);
        }

        private Verdict judge(Found file, Sighting sighting, boolean rests) throws IOException {
            if (!rests) {
                intake.writing(file);
            } else if (intake.isFinished(file, sighting)) {
                finished.add(file);
            }
            return Verdict.NOT_YET;
        }

        /** In the order of the calls' ends, and of their names: so they stand beside each other. */
        void takeFinished() {
            finished.sort(Comparator.comparing((Found file) -> WatchedFile.nanos(file.facts()))
                    .thenComparing(Found::path));
            for (Found file : finished) {
                attempt(file.file(), () -> {
                    Verdict verdict = intake.take(file, asideDirectory);
                    found.computeIfPresent(file.file(), (path, sighting) -> sighting.with(verdict));
                });
            }
        }
    }

    /**
     * A file that a look found.
     *
     * @param file where it lies now
     * @param path where the exchange wrote it
     * @param taken what the database remembers of it where it lies aside; null: it lies where it was written
     */
    private record Sight(
            Path file,
            Path path,
            BasicFileAttributes facts,
            @Nullable WatchedFile taken,
            Target target) {}

    /** What the database remembers of a file at its first place, and not of one before it that lies aside. */
    private @Nullable WatchedFile known(Path path, BasicFileAttributes facts) {
        return files.latest(path)
                .filter(known -> known.aside() == null || known.sameAs(facts) || !Files.exists(known.aside()))
                .orElse(null);
    }

    private static void sayOnce(Path file, Target target, Sighting sighting) {
        if (sighting.said() == null) {
            log.info("{} waits for interaction {} of {}", file, target.externalId(), target.source());
        }
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

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
