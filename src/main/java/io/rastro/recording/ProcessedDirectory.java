package io.rastro.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where originals lie after they were taken in. They are renamed, never copied: an exchange that still has a file open goes
 * on writing into it, and the portal sees it grow.
 */
final class ProcessedDirectory {

    private static final Logger log = LoggerFactory.getLogger(ProcessedDirectory.class);

    private final Path watched;
    private final Path aside;
    private boolean failureSaid;

    ProcessedDirectory(Path watched, Path aside) {
        this.watched = watched;
        this.aside = aside;
    }

    boolean is(Path directory) {
        return directory.equals(aside);
    }

    /** A free place for a file of the watched directory, below the same sub-directories. */
    Path place(Path file) {
        Path requested = aside.resolve(watched.relativize(file));
        Path free = requested;
        for (int number = 1; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            free = requested.resolveSibling(requested.getFileName() + "." + number);
        }
        return free;
    }

    /** Moves an original aside. Where that is not possible it stays, which is said once. */
    void move(Path file, Path place) {
        try {
            Files.createDirectories(place.resolveSibling(""));
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failure) {
            if (!failureSaid) {
                log.warn(
                        "{} was taken in and stays where it is, as all that cannot be moved to {}"
                                + " (rastro.recordings.watch.taken, on the same file system): {}",
                        file,
                        aside,
                        failure.toString());
            }
            failureSaid = true;
        }
    }
}
