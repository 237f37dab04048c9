package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTests {

    @TempDir
    Path home;

    @Test
    void whatAKilledPortalLeftBehindIsGoneAtTheNextStart() throws Exception {
        TemporaryFiles files = new TemporaryFiles(new PortalProperties(ZoneOffset.UTC, home.toString()));
        files.afterSingletonsInstantiated();
        Path left = files.create("upload");
        assertThat(left).startsWith(home);
        files.afterSingletonsInstantiated();
        assertThat(left).doesNotExist();
        assertThat(files.directory()).isEmptyDirectory();
    }
}
