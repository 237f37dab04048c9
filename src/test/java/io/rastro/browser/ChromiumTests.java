package io.rastro.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTests {

    @Test
    void namedProgramWinsOverUsualPlaces(@TempDir Path directory) throws Exception {
        Path named = executable(directory.resolve("mine"));
        Path usual = executable(directory.resolve("usual"));
        assertThat(Chromium.find(named.toString(), List.of(usual.toString()))).contains(named);
        assertThat(Chromium.find(null, List.of(usual.toString()))).contains(usual);
    }

    @Test
    void nothingIsFoundWhereNothingIs(@TempDir Path directory) {
        assertThat(Chromium.find("", List.of(directory.resolve("none").toString())))
                .isEmpty();
    }

    private static Path executable(Path file) throws Exception {
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
