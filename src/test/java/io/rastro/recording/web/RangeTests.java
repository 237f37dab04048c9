package io.rastro.recording.web;

import static io.rastro.recording.web.AudioClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.recording.CallFixture;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of RFC 9110, sections 13 and 14, over real HTTP. */
@PortalTest
class RangeTests {

    private static final int SIZE = 200_000;
    private static final byte[] WAV = CallFixture.wav(SIZE);

    /** The file is older than the date that stands for it: whoever holds an older copy holds another one. */
    private static final String MODIFIED = "Mon, 03 Nov 2025 12:02:00 GMT";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    private AudioClient listener;
    private String url;

    @BeforeEach
    void record() throws Exception {
        CallFixture fixture = new CallFixture(jdbc, portal);
        String reference = "test/" + UUID.randomUUID() + ".wav";
        Path file = fixture.file(reference, WAV);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-11-03T12:02:00.25Z")));
        url = "/recordings/" + fixture.referred(fixture.call(), 0, reference) + "/audio";
        listener = new AudioClient(port, TestAccounts.create(jdbc, Role.QA));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-, 0, 199999",
        "bytes=199999-, 199999, 199999",
        "bytes=199999-199999, 199999, 199999",
        "bytes=1000-1999, 1000, 1999",
        "bytes=150000-999999, 150000, 199999",
        "bytes=5-99999999999999999999999, 5, 199999",
        "bytes=-1, 199999, 199999",
        "bytes=-500, 199500, 199999",
        "bytes=-999999, 0, 199999",
        "BYTES=7-9, 7, 9",
        "'bytes= 7-9 ', 7, 9",
        "'bytes=,7-9,', 7, 9",
        "'bytes=0-9,10-19', 0, 19",
        "'bytes=0-9,5-19', 0, 19",
        "'bytes=20-29,0-9,5-25', 0, 29",
        "'bytes=3-5,999999-', 3, 5",
    })
    void oneRangeIsAnsweredWithThatPart(String range, int first, int last) {
        HttpResponse<byte[]> answer = listener.get(url, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes " + first + "-" + last + "/" + SIZE);
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(last - first + 1));
        assertThat(header(answer, "Content-Type")).isEqualTo("audio/wav");
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(WAV, first, last + 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bytes=200000-",
        "bytes=200000-200001",
        "bytes=-0",
        "bytes=99999999999999999999999-",
        "'bytes=200000-,-0'"
    })
    void rangeBeyondTheEndIsRefusedWithTheLength(String range) {
        HttpResponse<byte[]> answer = listener.get(url, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */" + SIZE);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bytes=5-2",
        "bytes=-",
        "bytes=",
        "'bytes=,'",
        "bytes=a-b",
        "bytes=1",
        "bytes=--5",
        "bytes=0x0-0x9",
        "bytes 0-9",
        "bytes =0-9",
        "seconds=0-9",
        "0-9",
        "'bytes=0-9,x'",
        "'bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16'",
    })
    void malformedForeignOrDisproportionateRangeIsIgnored(String range) {
        assertWhole(listener.get(url, "Range", range));
    }

    @Test
    void severalRangesAreAnsweredInParts() {
        HttpResponse<byte[]> answer = listener.get(url, "Range", "bytes=199998-, 10-11");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Range")).isEmpty();
        String type = header(answer, "Content-Type");
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        String expected = "\r\n--" + boundary
                + "\r\nContent-Type: audio/wav\r\nContent-Range: bytes 199998-199999/200000\r\n\r\n"
                + latin(199_998, 200_000)
                + "\r\n--" + boundary + "\r\nContent-Type: audio/wav\r\nContent-Range: bytes 10-11/200000\r\n\r\n"
                + latin(10, 12) + "\r\n--" + boundary + "--\r\n";
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).isEqualTo(expected);
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(expected.length()));
    }

    private static String latin(int from, int to) {
        return new String(WAV, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Test
    void withoutARangeTheWholeIsSentAndRangesOffered() {
        HttpResponse<byte[]> answer = listener.get(url);
        assertWhole(answer);
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "ETag")).matches("\"[0-9a-f-]+\"");
        assertThat(header(answer, "Last-Modified")).isEqualTo(MODIFIED);
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(header(answer, "Content-Disposition")).startsWith("inline;");
    }

    private static void assertWhole(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Range")).isEmpty();
        assertThat(answer.body()).isEqualTo(WAV);
    }

    @Test
    void headTellsTheLengthAndIgnoresRanges() {
        for (HttpResponse<byte[]> answer : List.of(listener.head(url), listener.head(url, "Range", "bytes=0-9"))) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(SIZE));
            assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
            assertThat(header(answer, "ETag")).isNotEmpty();
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void rangeHoldsWhereTheClientHasTheSameFile() {
        String tag = header(listener.head(url), "ETag");
        assertThat(listener.get(url, "Range", "bytes=0-9", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(listener.get(url, "Range", "bytes=0-9", "If-Range", MODIFIED).statusCode())
                .isEqualTo(206);
        assertThat(listener.get(url, "Range", "bytes=900000-", "If-Range", tag).statusCode())
                .isEqualTo(416);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"another\"",
                "W/\"another\"",
                "Mon, 03 Nov 2025 12:01:59 GMT",
                "Mon, 03 Nov 2025 12:02:01 GMT",
                "yesterday",
            })
    void staleIfRangeGetsTheWhole(String held) {
        assertWhole(listener.get(url, "Range", "bytes=0-9", "If-Range", held));
        assertWhole(listener.get(url, "Range", "bytes=900000-", "If-Range", held));
    }

    @Test
    void weakFormOfTheTagDoesNotHold() {
        assertWhole(listener.get(url, "Range", "bytes=0-9", "If-Range", "W/" + header(listener.head(url), "ETag")));
    }

    @Test
    void replacedFileIsStale() throws Exception {
        String tag = header(listener.head(url), "ETag");
        String id = url.split("/", -1)[2];
        String reference = jdbc.sql("select reference from recording where id = ?")
                .param(Long.valueOf(id))
                .query(String.class)
                .single();
        new CallFixture(jdbc, portal).file(reference, CallFixture.wav(SIZE - 1));
        HttpResponse<byte[]> answer = listener.get(url, "Range", "bytes=0-9", "If-Range", tag);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(SIZE - 1);
    }

    @Test
    void unchangedFileIsNotSentAgain() {
        String tag = header(listener.head(url), "ETag");
        for (String[] condition : new String[][] {
            {"If-None-Match", tag},
            {"If-None-Match", "W/" + tag},
            {"If-None-Match", "*"},
            {"If-None-Match", "\"x\", " + tag},
            {"If-Modified-Since", MODIFIED}
        }) {
            HttpResponse<byte[]> answer = listener.get(url, condition[0], condition[1], "Range", "bytes=0-9");
            assertThat(answer.statusCode()).as(String.join(": ", condition)).isEqualTo(304);
            assertThat(header(answer, "ETag")).isEqualTo(tag);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void changedFileIsSentAndAFailedPreconditionRefused() {
        assertWhole(listener.get(url, "If-None-Match", "\"another\""));
        assertWhole(listener.get(url, "If-Modified-Since", "Mon, 03 Nov 2025 12:01:59 GMT"));
        String tag = header(listener.head(url), "ETag");
        assertWhole(listener.get(url, "If-Match", tag));
        assertThat(listener.get(url, "If-Match", "W/" + tag).statusCode()).isEqualTo(412);
        assertThat(listener.get(url, "If-Match", "\"another\"").statusCode()).isEqualTo(412);
        assertWhole(listener.get(url, "If-Unmodified-Since", MODIFIED));
        assertThat(listener.get(url, "If-Unmodified-Since", "Mon, 03 Nov 2025 12:01:59 GMT")
                        .statusCode())
                .isEqualTo(412);
    }
}
