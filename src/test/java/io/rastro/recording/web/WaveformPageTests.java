package io.rastro.recording.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.audio.Damage;
import io.rastro.audio.Waveform;
import io.rastro.recording.CallFixture;
import io.rastro.recording.CallFixture.Call;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class WaveformPageTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    private CallFixture calls;
    private Call call;

    @BeforeEach
    void call() {
        calls = new CallFixture(jdbc, portal);
        call = calls.call();
    }

    private AudioClient as(Role role) {
        return new AudioClient(port, TestAccounts.create(jdbc, role));
    }

    private static String url(long recording) {
        return "/recordings/" + recording + "/waveform";
    }

    private static String text(AudioClient reader, String url) {
        return new String(reader.get(url).body(), StandardCharsets.UTF_8);
    }

    private static String drawn(AudioClient reader, String url) {
        return await().until(() -> text(reader, url), html -> html.contains("<svg"));
    }

    @Test
    void waveformIsComputedInTheBackgroundAndKept() {
        long id = calls.recorded(call, CallFixture.wav(160_044));
        AudioClient reader = as(Role.SUPERVISOR);
        assertThat(text(reader, url(id))).contains("sendo desenhada", "hx-get=\"" + url(id) + "\"");
        assertThat(drawn(reader, url(id)))
                .contains("data-duration=\"10000\"", "Duração 00:10; um canal")
                .doesNotContain("hx-get");
        assertThat(jdbc.sql("""
                        select octet_length(a.waveform) from recording_audio a
                        join recording r on r.reference = a.reference where r.id = ?""").param(id).query(Integer.class).single()).isGreaterThan(600);
    }

    @Test
    void keptWaveformIsShownWithoutDecodingAgain() {
        long id = calls.recorded(call, CallFixture.wav(160_044));
        long other = calls.recorded(calls.call(), CallFixture.wav(320_044));
        AudioClient reader = as(Role.SUPERVISOR);
        drawn(reader, url(id));
        drawn(reader, url(other));
        jdbc.sql("""
                        update recording_audio set waveform = (select a.waveform from recording_audio a
                            join recording r on r.reference = a.reference where r.id = ?)
                        where reference = (select reference from recording where id = ?)""").params(other, id).update();
        assertThat(text(reader, url(id))).contains("data-duration=\"20000\"");
    }

    @Test
    void fileThatChangedIsDrawnAnew() {
        calls.file("changing/" + call.externalId() + ".wav", CallFixture.wav(160_044));
        long id = calls.referred(call, 0, "changing/" + call.externalId() + ".wav");
        AudioClient reader = as(Role.SUPERVISOR);
        assertThat(drawn(reader, url(id))).contains("data-duration=\"10000\"");
        calls.file("changing/" + call.externalId() + ".wav", CallFixture.wav(320_044));
        assertThat(drawn(reader, url(id))).contains("data-duration=\"20000\"");
    }

    @Test
    void fileThatWasGivenUpIsNotTriedAgainPlaysAsStoredAndSaysSo() throws IOException {
        byte[] cut;
        try (InputStream in = WaveformPageTests.class.getResourceAsStream("/recording/audio/stereo.mp3")) {
            cut = in.readNBytes(8_000);
        }
        String reference = "given-up/" + call.externalId() + ".mp3";
        calls.file(reference, cut);
        long id = calls.referred(call, 0, reference);
        AudioClient reader = as(Role.SUPERVISOR);
        drawn(reader, url(id));
        jdbc.sql("update recording_audio set waveform = ?, damage = 'COSTLY' where reference = ?")
                .params(Waveform.none(Damage.COSTLY).toBytes(), reference)
                .update();
        assertThat(text(reader, url(id)))
                .contains("Não há forma de onda", "o portal desistiu")
                .doesNotContain("hx-get", "<svg");
        HttpResponse<byte[]> audio = reader.get("/recordings/" + id + "/audio");
        assertThat(audio.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        assertThat(audio.body()).isEqualTo(cut);
    }

    @Test
    void waveformIsForThoseWhoMayHear() {
        long id = calls.recorded(call, CallFixture.wav(1044));
        assertThat(as(Role.ANALYST).get(url(id)).statusCode()).isEqualTo(403);
        int other = calls.call().service();
        AudioClient outsider = new AudioClient(port, TestAccounts.createFor(jdbc, Role.QA, other));
        assertThat(outsider.get(url(id)).statusCode()).isEqualTo(404);
        assertThat(as(Role.QA).get("/recordings/0/waveform").statusCode()).isEqualTo(404);
    }
}
