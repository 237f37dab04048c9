package io.rastro.demo;

import io.rastro.system.PortalProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Puts the demo's recordings where those of real calls are. */
@Component
class DemoRecordings {

    /** Below the directory of recordings. */
    static final String DIRECTORY = "demo";

    private final Path directory;

    DemoRecordings(PortalProperties properties) {
        directory = properties.homeDirectory().resolve("recordings").resolve(DIRECTORY);
    }

    void copy() {
        try {
            Files.createDirectories(directory);
            for (Speech speech : new Speeches().all()) {
                copy(speech.file());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whole or not at all: somebody may listen while this happens. */
    private void copy(String file) throws IOException {
        Path part = directory.resolve("." + file + ".part");
        try (InputStream content = Objects.requireNonNull(getClass().getResourceAsStream("/demo/recordings/" + file))) {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
