package io.rastro.recording.web;

import static io.rastro.recording.web.AudioClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.recording.CallFixture;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What browsers cannot play is sent as PCM, which can be sought in like any file. */
@PortalTest
class ConversionTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    private AudioClient reader;

    @BeforeEach
    void signIn() {
        reader = new AudioClient(port, TestAccounts.create(jdbc, Role.QA));
    }

    private static byte[] speech(String file) throws IOException {
        try (InputStream content = ConversionTests.class.getResourceAsStream("/demo/recordings/" + file)) {
            return Objects.requireNonNull(content).readAllBytes();
        }
    }

    private String recorded(byte[] content) {
        CallFixture calls = new CallFixture(jdbc, portal);
        return "/recordings/" + calls.recorded(calls.call(), content) + "/audio";
    }

    @ParameterizedTest
    @CsvSource({"segunda-via.wav, 35080, 1", "cobranca-acordo.wav, 50041, 1", "retencao-desconto.wav, 47788, 2"})
    void telephoneFormatIsSentAsPcm(String file, long millis, int channels) throws IOException {
        HttpResponse<byte[]> whole = reader.get(recorded(speech(file)));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(header(whole, "Content-Type")).isEqualTo("audio/wav");
        assertThat(header(whole, "Content-Length")).isEqualTo(String.valueOf(whole.body().length));
        ByteBuffer wav = ByteBuffer.wrap(whole.body()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(wav.getShort(20)).as("format").isEqualTo((short) 1);
        assertThat(wav.getShort(22)).isEqualTo((short) channels);
        assertThat(wav.getInt(24)).isEqualTo(8000);
        long played = (whole.body().length - 44) / 2 / channels * 1000L / 8000;
        assertThat(played).isBetween(millis - 50, millis + 50);
    }

    @ParameterizedTest
    @CsvSource({"'', inline, audio/wav, wav", "?download, attachment, audio/gsm, gsm"})
    void nameEndsAsTheFormThatIsSent(String query, String disposition, String mediaType, String extension)
            throws IOException {
        CallFixture calls = new CallFixture(jdbc, portal);
        String file = "conversion/" + calls.call().key().id() + ".gsm";
        try (InputStream content = ConversionTests.class.getResourceAsStream("/recording/audio/speech.gsm")) {
            calls.file(file, Objects.requireNonNull(content).readAllBytes());
        }
        HttpResponse<byte[]> answer =
                reader.get("/recordings/" + calls.referred(calls.call(), 0, file) + "/audio" + query);
        assertThat(header(answer, "Content-Type")).isEqualTo(mediaType);
        assertThat(header(answer, "Content-Disposition"))
                .startsWith(disposition)
                .contains("." + extension + "\"");
    }

    @ParameterizedTest
    @CsvSource({"0, 43", "44, 45", "321001, 400000", "40, 100"})
    void rangeOfTheConvertedIsTheSameAsInTheWhole(int from, int to) throws IOException {
        String url = recorded(speech("segunda-via.wav"));
        byte[] whole = reader.get(url).body();
        HttpResponse<byte[]> part = reader.get(url, "Range", "bytes=" + from + "-" + to);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes " + from + "-" + to + "/" + whole.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to + 1));
    }

    @Test
    void downloadIsTheFileAsItIsStoredUnderATagOfItsOwn() throws IOException {
        byte[] stored = speech("segunda-via.wav");
        String url = recorded(stored);
        HttpResponse<byte[]> download = reader.get(url + "?download");
        assertThat(download.body()).isEqualTo(stored);
        assertThat(header(download, "ETag")).isNotEqualTo(header(reader.head(url), "ETag"));
    }
}
