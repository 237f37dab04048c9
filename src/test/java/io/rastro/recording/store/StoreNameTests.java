package io.rastro.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreNameTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call.wav",
                "2026/07/01/1751371200.42.wav",
                "gravação de João.wav",
                "a..b/c...wav",
                "2026-07-01T10:00:00.wav"
            })
    void namesInsideTheStoreAreTaken(String reference) {
        assertThat(StoreName.of(reference)).contains(new StoreName(reference));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../secret.wav",
                "a/../../secret.wav",
                "a/..",
                "./a.wav",
                "a/./b.wav",
                "/etc/passwd",
                "//server/share.wav",
                "a//b.wav",
                "a/",
                "..\\secret.wav",
                "a\\b.wav",
                "C:\\secret.wav",
                "a\u0000.wav",
                "a\n.wav",
                "\u0085.wav"
            })
    void namesThatCouldLeadElsewhereAreNoNames(String reference) {
        assertThat(StoreName.of(reference)).isEmpty();
        assertThatThrownBy(() -> new StoreName(reference)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".received/a.wav", ".incoming/a.part", "a/.hidden.wav"})
    void thePortalsOwnFilesCannotBeNamedFromOutside(String reference) {
        assertThat(StoreName.of(reference)).isEmpty();
    }

    @Test
    void namesTooLongForAFileSystemAreNoNames() {
        assertThat(StoreName.of("a".repeat(255))).isPresent();
        assertThat(StoreName.of("ã".repeat(128))).isEmpty();
        assertThat(StoreName.of("a/".repeat(500) + "b")).isEmpty();
    }
}
