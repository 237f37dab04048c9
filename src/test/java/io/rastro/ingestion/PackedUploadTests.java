package io.rastro.ingestion;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.system.PortalProperties;
import io.rastro.system.TemporaryFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedUploadTests {

    private static final int ROOM = 100_000;

    @TempDir
    Path home;

    private TemporaryFiles temporary;
    private ImportFiles files;

    @BeforeEach
    void prepare() {
        PortalProperties properties = new PortalProperties(ZoneOffset.UTC, home.toString());
        temporary = new TemporaryFiles(properties);
        files = new ImportFiles(properties, temporary, ROOM);
    }

    @Test
    void whatUnpacksToAllThereIsRoomForIsTaken() throws IOException {
        assertThat(files.receive(packed(ROOM))).hasSize(ROOM);
    }

    @Test
    void oneByteMoreIsRefusedAndNothingOfItStays() throws IOException {
        assertThatThrownBy(() -> files.receive(packed(ROOM + 1)))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("unpacks to more than");
        assertThat(temporary.directory()).isEmptyDirectory();
    }

    /** A kilobyte of it becomes a megabyte: it is given up on the way, not at its end. */
    @Test
    void whatUnpacksToFarMoreIsGivenUpOnTheWay() throws IOException {
        byte[] bomb = packed(200 * ROOM).readAllBytes();
        assertThat(bomb).hasSizeLessThan(ROOM);
        assertThatThrownBy(() -> files.receive(new ByteArrayInputStream(bomb))).isInstanceOf(ZipException.class);
        assertThat(temporary.directory()).isEmptyDirectory();
    }

    @Test
    void fileAsItIsIsNotMeasuredByThat() throws IOException {
        assertThat(Files.size(files.receive(
                        new ByteArrayInputStream("x".repeat(2 * ROOM).getBytes(US_ASCII)))))
                .isEqualTo(2 * ROOM);
    }

    private static ByteArrayInputStream packed(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("x".repeat(size).getBytes(US_ASCII));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
