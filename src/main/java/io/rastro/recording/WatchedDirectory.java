package io.rastro.recording;

import static java.util.stream.Collectors.toSet;

import io.rastro.recording.FileNamePattern.Target;
import io.rastro.recording.Sighting.Verdict;
import io.rastro.recording.WatchedIntake.Found;
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

    private final Arrivals arrivals;
    private final WatchedIntake intake;
    private final WatchedFileRepository files;
    private final Clock clock;
    private final @Nullable Path directory;
    private final @Nullable FileNamePattern pattern;
    private final @Nullable AsideDirectory aside;
    private Map<Path, Sighting> seen = new HashMap<>();
    private Set<Path> passedOver = Set.of();

    WatchedDirectory(
            Arrivals arrivals,
            WatchedIntake intake,
            WatchedFileRepository files,
            WatchProperties properties,
            RecordingStore store,
            Clock clock) {
        this.arrivals = arrivals;
        this.intake = intake;
        this.files = files;
        this.clock = clock;
        this.directory = properties.watchedDirectoryApartFrom(store);
        this.pattern = directory == null ? null : new FileNamePattern(properties.pattern(), properties.source());
        this.aside = directory == null ? null : new AsideDirectory(directory, properties.asideOf(directory));
    }

    @Scheduled(fixedDelayString = "${rastro.recordings.watch.interval:PT10S}")
    void look() throws IOException {
        if (directory != null && pattern != null && aside != null) {
            Look look = new Look(pattern, aside);
            passedOver = DirectoryWalk.through(
                    directory, aside, passedOver, (file, facts) -> look.sight(file, file, facts, null));
            look.atOriginals();
            look.judge();
            look.takeFinished();
            seen = look.found;
        }
    }

    /** One look at every file there is. */
    private final class Look {

        private final FileNamePattern names;
        private final AsideDirectory asideDirectory;
        private final Map<Path, Sighting> found = new HashMap<>();
        private final List<Sight> unjudged = new ArrayList<>();
        private final List<Found> finished = new ArrayList<>();

        Look(FileNamePattern names, AsideDirectory asideDirectory) {
            this.names = names;
            this.asideDirectory = asideDirectory;
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
            Sighting before = seen.get(file);
            boolean rests = before != null && before.sameAs(facts);
            Sighting now = before != null && rests ? before : Sighting.changed(before, facts, clock.instant());
            found.put(file, now);
            if (now.said() == Verdict.SETTLED) {
                return;
            }
            names.read(String.valueOf(path.getFileName()))
                    .ifPresentOrElse(
                            target -> toJudge(new Sight(file, path, facts, taken, target, now, rests)),
                            () -> found.put(file, now.with(leaveAlone(file))));
        }

        private void toJudge(Sight sight) {
            unjudged.add(sight);
            if (unjudged.size() == AT_ONCE) {
                judge();
            }
        }

        /** Many at once: files of calls that never come in are looked at again and again. */
        void judge() {
            List<Sight> sights = List.copyOf(unjudged);
            unjudged.clear();
            Map<Target, InteractionKey> calls =
                    arrivals.interactions(sights.stream().map(Sight::target).collect(toSet()));
            for (Sight sight : sights) {
                attempt(sight.file(), () -> {
                    InteractionKey call = calls.get(sight.target());
                    Verdict verdict = call == null ? waitForCall(sight) : judge(sight, call);
                    found.put(sight.file(), sight.sighting().with(verdict));
                });
            }
        }

        private Verdict leaveAlone(Path file) {
            log.info("{} does not fit rastro.recordings.watch.pattern and is left alone", file);
            return Verdict.SETTLED;
        }

        private Verdict judge(Sight sight, InteractionKey call) throws IOException {
            WatchedFile known = sight.taken() == null ? known(sight.path(), sight.facts()) : sight.taken();
            if (known != null && known.aside() != null && known.isTaken() && known.sameAs(sight.facts())) {
                asideDirectory.move(sight.file(), known.aside());
                return Verdict.SETTLED;
            }
            return judge(
                    new Found(
                            sight.file(),
                            sight.path(),
                            sight.facts(),
                            call,
                            sight.target().position(),
                            known),
                    sight.sighting(),
                    sight.rests());
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
     * @param rests whether the look before found it the same
     */
    private record Sight(
            Path file,
            Path path,
            BasicFileAttributes facts,
            @Nullable WatchedFile taken,
            Target target,
            Sighting sighting,
            boolean rests) {}

    /** What the database remembers of a file at its first place, and not of one before it that lies aside. */
    private @Nullable WatchedFile known(Path path, BasicFileAttributes facts) {
        return files.latest(path)
                .filter(known -> known.aside() == null || known.sameAs(facts) || !Files.exists(known.aside()))
                .orElse(null);
    }

    private static Verdict waitForCall(Sight sight) {
        if (sight.sighting().said() == null) {
            Target target = sight.target();
            log.info("{} waits for interaction {} of {}", sight.file(), target.externalId(), target.source());
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
