package io.rastro.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rastro.report.Column;
import io.rastro.report.FileFormat;
import io.rastro.report.Format;
import io.rastro.report.Period;
import io.rastro.report.web.Export.ExportRequest;
import io.rastro.report.web.ExportDeadline.ExportTimeoutException;
import io.rastro.testing.TurnableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** How long a download may take, what is told of it, and how it is compressed; the clock stands in the test's hand. */
class FileDownloadLimitsTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TurnableClock clock = new TurnableClock(Instant.EPOCH);
    private final ExportMeters meters = new ExportMeters(registry, clock);

    @AfterEach
    void forgetRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void downloadThatTakesTooLongIsBrokenOffAndCounted() {
        assertThatThrownBy(() -> send(false, row -> clock.forward(Duration.ofSeconds(4))))
                .isInstanceOf(ExportTimeoutException.class);
        assertThat(registry.get("rastro.export").tag("outcome", "late").timer().count())
                .isOne();
        assertThat(registry.get("rastro.export.running").gauge().value()).isZero();
    }

    @Test
    void ageOfTheOldestDownloadIsTold() throws Exception {
        double[] oldest = {0};
        send(false, row -> {
            clock.forward(Duration.ofMillis(1));
            oldest[0] = registry.get("rastro.export.oldest").gauge().value();
        });
        assertThat(oldest[0]).isBetween(1.9, 2.1);
        assertThat(registry.get("rastro.export")
                        .tag("outcome", "complete")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void readerWhoAcceptsItGetsGzipWhereTheOperatorWantsIt() throws Exception {
        MockHttpServletResponse answer = send(true, row -> {});
        assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
        byte[] text = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray())).readAllBytes();
        assertThat(new String(text, StandardCharsets.UTF_8))
                .startsWith("NUMBER\r\n1\r\n")
                .endsWith("\r\n2000\r\n");
    }

    @Test
    void workbookIsPackedAlready() throws Exception {
        MockHttpServletResponse answer = send(true, FileFormat.XLSX, row -> {});
        assertThat(answer.getHeader("Content-Encoding")).isNull();
        assertThat(answer.getContentAsByteArray()).startsWith('P', 'K');
    }

    private MockHttpServletResponse send(boolean gzip, Consumer<Integer> each) throws Exception {
        return send(gzip, FileFormat.SCRIPT, each);
    }

    private MockHttpServletResponse send(boolean gzip, FileFormat format, Consumer<Integer> each) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Encoding", "gzip, br");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        MockHttpServletResponse response = new MockHttpServletResponse();
        StaticMessageSource words = new StaticMessageSource();
        words.setUseCodeAsDefaultMessage(true);
        FileDownload download = new FileDownload(
                ZoneId.of("UTC"),
                new ExportProperties(Duration.ofHours(1), Duration.ofSeconds(20), gzip),
                meters,
                new Texts(words, ZoneId.of("UTC")),
                event -> {},
                Clock.systemUTC(),
                Path.of("target"));
        try {
            download.send(
                    ReportFile.<Integer>list(
                            new ReportFileName(new Period(null, null), "numbers"),
                            List.of(new NumberColumn()),
                            rows -> IntStream.rangeClosed(1, 2_000).forEach(number -> {
                                each.accept(number);
                                rows.accept(number);
                            })),
                    new ExportRequest(Criteria.NONE, List.of(), format),
                    response);
        } finally {
            download.stop();
        }
        return response;
    }

    private record NumberColumn() implements Column<Integer> {

        @Override
        public String key() {
            return "number";
        }

        @Override
        public String header() {
            return "NUMBER";
        }

        @Override
        public Format format() {
            return Format.TEXT;
        }

        @Override
        public Object value(Integer row) {
            return row;
        }

        @Override
        public boolean onScreen() {
            return true;
        }
    }
}
