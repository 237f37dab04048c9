package io.rastro.demo;

import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
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

    /** Below the root of the store. */
    static final String DIRECTORY = "demo";

    private final RecordingStore store;

    DemoRecordings(RecordingStore store) {
        this.store = store;
    }

    void copy() {
        try {
            for (Speech speech : new Speeches().all()) {
                copy(speech.file());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void copy(String file) throws IOException {
        Path arriving = Files.createTempFile(store.workshop(), "demo-", ".part");
        try (InputStream content = Objects.requireNonNull(getClass().getResourceAsStream("/demo/recordings/" + file))) {
            Files.copy(content, arriving, StandardCopyOption.REPLACE_EXISTING);
            store.adopt(arriving, new StoreName(DIRECTORY + "/" + file));
        } finally {
            Files.deleteIfExists(arriving);
        }
    }
}
