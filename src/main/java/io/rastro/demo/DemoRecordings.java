package io.rastro.demo;

import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Puts the demo's recordings where those of real calls are. */
@Component
class DemoRecordings {

    /** Below the root of the store. */
    static final String DIRECTORY = "demo";

    /** Spoken by a synthesiser; nobody's voice, nobody's data. */
    static final List<String> FILES = List.of(
            "cobranca-acordo.wav",
            "segunda-via.wav",
            "suporte-internet.ogg",
            "agendamento-visita.mp3",
            "retencao-desconto.wav",
            "vendas-plano.ogg");

    private final RecordingStore store;

    DemoRecordings(RecordingStore store) {
        this.store = store;
    }

    void copy() {
        try {
            for (String file : FILES) {
                copy(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void copy(String file) throws IOException {
        Path arriving = Files.createTempFile(store.stagingDirectory(), "demo-", ".part");
        try (InputStream content = Objects.requireNonNull(getClass().getResourceAsStream("/demo/recordings/" + file))) {
            Files.copy(content, arriving, StandardCopyOption.REPLACE_EXISTING);
            store.adopt(arriving, new StoreName(DIRECTORY + "/" + file));
        } finally {
            Files.deleteIfExists(arriving);
        }
    }
}
