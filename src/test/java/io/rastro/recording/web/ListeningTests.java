package io.rastro.recording.web;

import static io.rastro.recording.web.AudioClient.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.recording.AccessKind;
import io.rastro.recording.AccessLog;
import io.rastro.recording.CallFixture;
import io.rastro.recording.CallFixture.Call;
import io.rastro.recording.RecordingAccess;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ListeningTests {

    private static final int SIZE = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    @Autowired
    AccessLog accesses;

    private CallFixture calls;
    private Call call;
    private String url;

    @BeforeEach
    void record() {
        calls = new CallFixture(jdbc, portal);
        call = calls.call();
        url = "/recordings/" + calls.recorded(call, CallFixture.wav(SIZE)) + "/audio";
    }

    private AudioClient as(Role role) {
        return new AudioClient(port, TestAccounts.create(jdbc, role));
    }

    private AudioClient limitedTo(int... services) {
        return new AudioClient(port, TestAccounts.createFor(jdbc, Role.QA, services));
    }

    @ParameterizedTest
    @CsvSource({"SUPERVISOR, 200, 403", "ANALYST, 403, 403", "QA, 200, 200", "ADMIN, 200, 200"})
    void listeningAndDownloadingAreTwoPermissions(Role role, int listening, int downloading) {
        AudioClient reader = as(role);
        assertThat(reader.get(url).statusCode()).isEqualTo(listening);
        assertThat(reader.head(url).statusCode()).isEqualTo(listening);
        assertThat(reader.get(url + "?download").statusCode()).isEqualTo(downloading);
        assertThat(reader.get(url, "Range", "bytes=0-9").statusCode()).isEqualTo(listening == 200 ? 206 : 403);
    }

    @Test
    void strangerIsAskedToSignIn() {
        assertThat(new PortalClient(port).get(url).statusCode()).isEqualTo(302);
    }

    @Test
    void recordingOfAnotherTeamsServiceDoesNotExist() {
        int other = calls.call().service();
        assertThat(limitedTo(call.service()).get(url).statusCode()).isEqualTo(200);
        for (AudioClient outsider : new AudioClient[] {limitedTo(other), limitedTo()}) {
            assertThat(outsider.get(url).statusCode()).isEqualTo(404);
            assertThat(outsider.head(url).statusCode()).isEqualTo(404);
            assertThat(outsider.get(url, "Range", "bytes=0-9").statusCode()).isEqualTo(404);
            assertThat(outsider.get(url + "?download").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void narrowedScopeTakesEffectAtTheNextRange() {
        String username = TestAccounts.createFor(jdbc, Role.QA, call.service());
        AudioClient reader = new AudioClient(port, username);
        assertThat(reader.get(url, "Range", "bytes=0-9").statusCode()).isEqualTo(206);
        jdbc.sql("delete from account_service where service_id = ?")
                .param(call.service())
                .update();
        assertThat(reader.get(url, "Range", "bytes=10-19").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "999999999999999999", "9999999999999999999999", "x", "-1"})
    void recordingThatIsNotThereIsNotFound(String id) {
        assertThat(as(Role.QA).get("/recordings/" + id + "/audio").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.wav", "/etc/passwd", "..\\secret.wav", "a/../../secret.wav", ".received/x"})
    void referenceOutOfTheStoreIsNotFound(String reference) {
        calls.file("secret.wav", CallFixture.wav(100));
        long id = calls.referred(calls.call(), 0, reference);
        assertThat(as(Role.QA).get("/recordings/" + id + "/audio").statusCode()).isEqualTo(404);
    }

    @Test
    void downloadIsNamedAfterTheCall() {
        HttpResponse<byte[]> answer = as(Role.QA).get(url + "?download");
        assertThat(header(answer, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("gravacao-20251103-090000-20251103120000.wav");
        assertThat(answer.body()).hasSize(SIZE);
    }

    @Test
    void whatIsHeardIsCountedOncePerSecondAndSession() {
        AudioClient reader = as(Role.SUPERVISOR);
        reader.get(url, "Range", "bytes=0-29999");
        reader.get(url, "Range", "bytes=20000-49999");
        reader.get(url, "Range", "bytes=90000-99999");
        reader.head(url);
        reader.get(url, "Range", "bytes=500000-");
        reader.get(url, "If-None-Match", "*");
        // The entry is written when the last byte is out, which the listener may know first.
        await().untilAsserted(() -> assertThat(accesses.accesses(call.key()))
                .singleElement()
                .satisfies(access -> {
                    assertThat(access.kind()).isEqualTo(AccessKind.LISTENED);
                    assertThat(access.account()).isEqualTo("Marta Vilela Nunes");
                    assertThat(access.heard()).isEqualTo(Duration.ofSeconds(6));
                    assertThat(access.address()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
                    assertThat(access.from()).isBefore(access.to());
                }));
    }

    @Test
    void eachSessionAndEachDownloadIsAnEntryOfItsOwn() {
        as(Role.QA).get(url);
        AudioClient second = as(Role.QA);
        second.get(url, "Range", "bytes=0-9");
        second.get(url + "?download");
        await().untilAsserted(() -> assertThat(accesses.accesses(call.key()))
                .extracting(RecordingAccess::kind)
                .containsExactlyInAnyOrder(AccessKind.LISTENED, AccessKind.LISTENED, AccessKind.DOWNLOADED));
    }

    @Test
    void refusedRequestLeavesNoEntry() {
        as(Role.ANALYST).get(url);
        as(Role.SUPERVISOR).get(url + "?download");
        limitedTo().get(url);
        assertThat(accesses.accesses(call.key())).isEmpty();
    }
}
