package io.rastro.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What holds for every store. */
abstract class StoreContract {

    private static final StoreName NAME = new StoreName("2026/07/ligação 1.wav");

    abstract RecordingStore store();

    private void put(StoreName name, String content) throws IOException {
        Path whole = Files.createTempFile(store().stagingDirectory(), "test", ".part");
        Files.writeString(whole, content);
        store().adopt(whole, name);
    }

    private StoredFile found(StoreName name) throws IOException {
        return store().find(name).orElseThrow();
    }

    private String read(StoredFile file, long from) throws IOException {
        try (InputStream in = store().open(file, from)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void adoptedFileIsReadFromAnyPlace() throws IOException {
        put(NAME, "0123456789");
        StoredFile file = found(NAME);
        assertThat(file.size()).isEqualTo(10);
        assertThat(read(file, 0)).isEqualTo("0123456789");
        assertThat(read(file, 7)).isEqualTo("789");
        assertThat(read(file, 10)).isEmpty();
    }

    @Test
    void adoptionEmptiesTheWorkshop() throws IOException {
        put(NAME, "abc");
        assertThat(store().stagingDirectory()).isEmptyDirectory();
    }

    @Test
    void replacedFileHasAnotherVersionAndIsNotReadAsTheOld() throws IOException {
        put(NAME, "old!");
        StoredFile old = found(NAME);
        put(NAME, "new!!");
        assertThat(found(NAME).version()).isNotEqualTo(old.version());
        assertThatThrownBy(() -> read(old, 0)).isInstanceOf(IOException.class);
        assertThat(read(found(NAME), 0)).isEqualTo("new!!");
    }

    @Test
    void streamCanBeLeftEarly() throws IOException {
        put(NAME, "x".repeat(300_000));
        try (InputStream in = store().open(found(NAME), 1)) {
            assertThat(in.read()).isEqualTo('x');
        }
        assertThat(read(found(NAME), 299_999)).isEqualTo("x");
    }

    @Test
    void unknownNameIsNoFile() throws IOException {
        assertThat(store().find(new StoreName("2026/none.wav"))).isEmpty();
    }

    @Test
    void deletedFileIsGoneAndDeletingNothingIsFine() throws IOException {
        put(NAME, "abc");
        store().delete(NAME);
        assertThat(store().find(NAME)).isEmpty();
        store().delete(NAME);
    }
}
