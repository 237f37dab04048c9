package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.recording.RecordingProperties;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** The sizes that the documentation names are those that the code keeps to. */
class DocumentedLimitsTests {

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("src/docs/formats.md")).replaceAll("\\s+", " ");
    }

    @Test
    void uploadIsAsLargeAsThePageSays() throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        DataSize upload = DataSize.parse(settings.getProperty("spring.servlet.multipart.max-file-size"));
        assertThat(page)
                .contains("| a file of an import | %d GB |".formatted(upload.toGigabytes()))
                .contains("| the same unpacked | %d GB |".formatted(gigabytes(ImportFiles.UNPACKED_BYTES)));
        assertThat(Files.readString(Path.of("src/docs/settings.md")))
                .contains("`SPRING_SERVLET_MULTIPART_MAXFILESIZE`", "| `%dGB` |".formatted(upload.toGigabytes()));
    }

    @Test
    void archivesAndChatsAreToo() {
        assertThat(page)
                .contains("| a workbook unpacked | %d GB |".formatted(gigabytes(WorkbookSize.ALL_BYTES)))
                .contains(String.format(
                        Locale.ROOT, "| parts of a workbook or an archive | %,d |", ArchiveContents.MOST_ENTRIES))
                .contains("| a chat's text | %d MB |".formatted(megabytes(ChatSample.LARGEST_BYTES)))
                .contains("| a line | %d MB |".formatted(megabytes(ByteLines.LINE_LIMIT)));
    }

    @Test
    void recordingsAndDeliveriesAreToo() throws Exception {
        DefaultValue largest = Objects.requireNonNull(
                RecordingProperties.class.getDeclaredConstructors()[0].getParameters()[0].getAnnotation(
                        DefaultValue.class));
        assertThat(page)
                .contains("| a recording | %d MB |"
                        .formatted(DataSize.parse(largest.value()[0]).toMegabytes()))
                .contains("| a delivery of a connected system | %d MB |"
                        .formatted(megabytes(limit("io.rastro.source.web.HookController", "BODY_LIMIT"))))
                .contains("| a form of who is not signed in | %d KB |"
                        .formatted(limit("io.rastro.account.BodyGate", "STRANGERS_BYTES") / 1024))
                .contains("| uploads at once | %d |".formatted(limit("io.rastro.account.BodyGate", "UPLOADS_AT_ONCE")));
    }

    private static long limit(String owner, String name) {
        Class<?> type = ClassUtils.resolveClassName(owner, null);
        return ((Number) Objects.requireNonNull(ReflectionTestUtils.getField(type, name))).longValue();
    }

    private static long gigabytes(long bytes) {
        return DataSize.ofBytes(bytes).toGigabytes();
    }

    private static long megabytes(long bytes) {
        return DataSize.ofBytes(bytes).toMegabytes();
    }
}
