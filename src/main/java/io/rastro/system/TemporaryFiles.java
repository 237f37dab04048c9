package io.rastro.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Where what arrives is held until somebody has looked at it: in the portal's home, whose disk its operator knows, and
 * not in the machine's directory for everybody's temporary files.
 */
@Component
public class TemporaryFiles implements SmartInitializingSingleton {

    private final Path directory;

    public TemporaryFiles(PortalProperties properties) {
        this.directory = properties.homeDirectory().resolve("temporary");
    }

    public Path directory() {
        return directory;
    }

    /** A new, empty file that the caller moves away or deletes. */
    public Path create(String prefix) throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, prefix, ".part");
    }

    /** Removes what a portal that was killed left behind: once the home is known to be ours alone, before anything arrives. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            Files.createDirectories(directory);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
