package io.rastro.recording;

import io.rastro.recording.FileNamePattern.Target;
import io.rastro.recording.Sighting.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
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
 * Takes recordings out of a directory that a telephone exchange fills. A file counts as finished when two looks in a row
 * find it unchanged; what fits no call stays where it is, and is said once.
 */
@Component
class WatchedDirectory {

    private static final Logger log = LoggerFactory.getLogger(WatchedDirectory.class);

    /** Exchanges sort by year, month, day and perhaps by queue. */
    private static final int DEPTH = 6;

    private final Arrivals arrivals;
    private final @Nullable Path directory;
    private final @Nullable FileNamePattern pattern;
    private Map<Path, Sighting> seen = new HashMap<>();

    WatchedDirectory(Arrivals arrivals, WatchProperties properties) {
        this.arrivals = arrivals;
        String place = properties.directory();
        this.directory =
                place == null || place.isBlank() ? null : Path.of(place).toAbsolutePath();
        this.pattern = directory == null ? null : new FileNamePattern(properties.pattern(), properties.source());
    }

    @Scheduled(fixedDelayString = "${rastro.recordings.watch.interval:PT10S}")
    void look() throws IOException {
        if (directory == null || pattern == null) {
            return;
        }
        Map<Path, Sighting> found = new HashMap<>();
        Files.walkFileTree(directory, Set.of(), DEPTH, new Walk(pattern, found));
        seen = found;
    }

    /** One look at every file there is. */
    private final class Walk extends SimpleFileVisitor<Path> {

        private final FileNamePattern names;
        private final Map<Path, Sighting> found;

        Walk(FileNamePattern names, Map<Path, Sighting> found) {
            this.names = names;
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            if (facts.isRegularFile() && !name(file).startsWith(".")) {
                Sighting sighting = sight(file, facts, names);
                if (sighting.said() != Verdict.TAKEN) {
                    found.put(file, sighting);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            log.warn("{} cannot be read: {}", file, failure.getMessage());
            return FileVisitResult.CONTINUE;
        }
    }

    private Sighting sight(Path file, BasicFileAttributes facts, FileNamePattern names) {
        Sighting before = seen.get(file);
        if (before == null || !before.sameAs(facts)) {
            return new Sighting(facts.size(), facts.lastModifiedTime(), null);
        }
        return before.said() == Verdict.LEFT_ALONE
                ? before
                : new Sighting(facts.size(), facts.lastModifiedTime(), judge(file, before, names));
    }

    private @Nullable Verdict judge(Path file, Sighting sighting, FileNamePattern names) {
        Optional<Target> target = names.read(name(file));
        if (target.isEmpty()) {
            log.info("{} does not fit rastro.recordings.watch.pattern and is left alone", file);
            return Verdict.LEFT_ALONE;
        }
        try {
            return judge(file, sighting, target.get());
        } catch (IOException | DataAccessException | TransactionException failure) {
            log.warn("{} was not taken in and will be tried again: {}", file, failure.getMessage());
            return sighting.said();
        }
    }

    private @Nullable Verdict judge(Path file, Sighting sighting, Target target) throws IOException {
        Optional<InteractionKey> call = arrivals.interaction(target.source(), target.externalId());
        if (call.isPresent()) {
            return take(file, sighting, call.get(), target.position());
        }
        if (sighting.said() == null) {
            log.info("{} waits for interaction {} of {}", file, target.externalId(), target.source());
        }
        return Verdict.NO_CALL_YET;
    }

    private @Nullable Verdict take(Path file, Sighting sighting, InteractionKey call, int position) throws IOException {
        long taken;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            taken = arrivals.take(call, position, name(file), in).size();
        } catch (UnacceptableAudio refused) {
            log.warn("{} is left alone: {}", file, refused.reason());
            return Verdict.LEFT_ALONE;
        }
        if (taken != sighting.size()) {
            // It grew meanwhile: the next looks take it whole, in place of this.
            return null;
        }
        Files.delete(file);
        log.info("Took in {}", file);
        return Verdict.TAKEN;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
