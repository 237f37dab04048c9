package io.rastro.recording;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A walk through the watched directory: hands every file on that may be a recording, and says what is passed over. */
final class DirectoryWalk extends SimpleFileVisitor<Path> {

    private static final Logger log = LoggerFactory.getLogger(DirectoryWalk.class);

    /** Exchanges sort by year, month, day and perhaps by queue. */
    private static final int DEPTH = 6;

    private final Path directory;
    private final ProcessedDirectory processed;
    private final Set<Path> passedOverBefore;
    private final BiConsumer<Path, BasicFileAttributes> sink;
    private final Set<Path> passedOver = new HashSet<>();

    private DirectoryWalk(
            Path directory,
            ProcessedDirectory processed,
            Set<Path> passedOverBefore,
            BiConsumer<Path, BasicFileAttributes> sink) {
        this.directory = directory;
        this.processed = processed;
        this.passedOverBefore = passedOverBefore;
        this.sink = sink;
    }

    /**
     * Walks once.
     *
     * @param passedOverBefore what the walk before passed over, of which nothing is said again
     * @return what this one passed over
     */
    static Set<Path> through(
            Path directory,
            ProcessedDirectory processed,
            Set<Path> passedOverBefore,
            BiConsumer<Path, BasicFileAttributes> sink)
            throws IOException {
        DirectoryWalk walk = new DirectoryWalk(directory, processed, passedOverBefore, sink);
        // Only so is a directory walked that is named by a link; the walk follows no other.
        Files.walkFileTree(directory, Set.of(FileVisitOption.FOLLOW_LINKS), DEPTH, walk);
        return walk.passedOver;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes facts) {
        boolean own = place.equals(directory);
        if (!own && Files.isSymbolicLink(place)) {
            sayOnce(place, "is a link and is not followed");
            return FileVisitResult.SKIP_SUBTREE;
        }
        return !own && (isHidden(place) || processed.is(place))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
        if (isHidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (Files.isSymbolicLink(file)) {
            sayOnce(file, "is a link and is not followed");
        } else if (facts.isRegularFile()) {
            sink.accept(file, facts);
        } else if (facts.isDirectory()) {
            sayOnce(file, "lies too deep and is not looked into");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        sayOnce(file, "cannot be read: " + failure);
        return FileVisitResult.CONTINUE;
    }

    /** Once until it is otherwise: walks are many. */
    private void sayOnce(Path place, String what) {
        passedOver.add(place);
        if (!passedOverBefore.contains(place)) {
            log.warn("{} {}", place, what);
        }
    }

    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }
}
