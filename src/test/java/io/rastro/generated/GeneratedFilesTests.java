package io.rastro.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GeneratedFilesTests {

    @Test
    void generatedFilesSayWhatTheCodeSays() throws IOException {
        GeneratedFiles.all()
                .forEach((path, expected) -> assertThat(path)
                        .as("%s, made anew by %s", path, GeneratedFiles.RENEW)
                        .hasBinaryContent(expected));
    }

    @Test
    void usedIconsWeighLittle() throws IOException {
        Path font = StaticFiles.DIRECTORY.resolve("icons/icons.ttf");
        assertThat(Files.size(font)).isLessThan(60_000);
    }

    @Test
    void unknownIconIsNamed() {
        assertThatThrownBy(
                        () -> new IconFont(new byte[0], ".ti-x:before{content:\"\\eb55\"}", new TreeSet<>(Set.of("y"))))
                .hasMessageContaining("no icon \"y\"");
    }
}
