package io.rastro.recording.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The directory of files that are still being written. */
final class StagingDirectory {

    /** Older than this, a file was left by a portal that was killed. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path directory;

    StagingDirectory(Path directory) {
        this.directory = directory;
    }

    Path directory() throws IOException {
        return Files.createDirectories(directory);
    }

    void sweep(Instant now) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory())) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LEFT_BEHIND))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
