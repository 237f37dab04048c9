package io.rastro.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTests extends StoreContract {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @TempDir
    Path place;

    private Path root;
    private RecordingStore store;

    @BeforeEach
    void open() throws IOException {
        root = place.resolve("recordings");
        store = new DirectoryStore(root, NOW);
    }

    @Override
    RecordingStore store() {
        return store;
    }

    @Test
    void linkOutOfTheStoreNamesNothing() throws IOException {
        Path secret = Files.writeString(place.resolve("secret.wav"), "secret");
        Files.createSymbolicLink(root.resolve("link.wav"), secret);
        Files.createSymbolicLink(root.resolve("up"), place);
        assertThat(store.find(new StoreName("link.wav"))).isEmpty();
        assertThat(store.find(new StoreName("up/secret.wav"))).isEmpty();
        store.delete(new StoreName("link.wav"));
        assertThat(secret).exists();
    }

    @Test
    void nothingIsWrittenThroughALinkOutOfTheStore() throws IOException {
        Path outside = Files.createDirectory(place.resolve("outside"));
        Files.createSymbolicLink(root.resolve("link"), outside);
        Path whole = Files.writeString(store.stagingDirectory().resolve("a.part"), "abc");
        assertThatThrownBy(() -> store.adopt(whole, new StoreName("link/a.wav")))
                .isInstanceOf(IOException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void linkWithinTheStoreIsFollowed() throws IOException {
        Path real = Files.writeString(root.resolve("real.wav"), "abc");
        Files.createSymbolicLink(root.resolve("alias.wav"), real);
        assertThat(store.find(new StoreName("alias.wav"))).isPresent();
    }

    @Test
    void storeMayItselfBeALink() throws IOException {
        Path link = Files.createSymbolicLink(place.resolve("mounted"), root);
        Files.writeString(root.resolve("a.wav"), "abc");
        assertThat(new DirectoryStore(link, NOW).find(new StoreName("a.wav"))).isPresent();
    }

    @Test
    void directoryIsNoFileAndAFileNoDirectory() throws IOException {
        Files.createDirectory(root.resolve("folder"));
        Files.writeString(root.resolve("a.wav"), "abc");
        assertThat(store.find(new StoreName("a.wav/b.wav"))).isEmpty();
        assertThat(store.find(new StoreName("folder"))).isEmpty();
    }

    @Test
    void startSweepsWhatAKilledPortalLeft() throws IOException {
        Path left = Files.writeString(store.stagingDirectory().resolve("left.part"), "abc");
        Path fresh = Files.writeString(store.stagingDirectory().resolve("fresh.part"), "abc");
        Files.setLastModifiedTime(left, FileTime.from(NOW.minusSeconds(100_000)));
        Files.setLastModifiedTime(fresh, FileTime.from(NOW.minusSeconds(60)));
        assertThat(new DirectoryStore(root, NOW).stagingDirectory()).isDirectoryContaining(fresh::equals);
        assertThat(left).doesNotExist();
    }
}
