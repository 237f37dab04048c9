package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.account.PortalUser;
import io.rastro.account.Role;
import io.rastro.recording.AccessLog.Served;
import io.rastro.recording.CallFixture.Call;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

@PortalTest
class AccessLogTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    @Autowired
    AccessLog log;

    @Autowired
    RecordingRepository repository;

    @Autowired
    AuthenticationProvider signIn;

    private PortalUser reader;

    @BeforeEach
    void signIn() {
        String username = TestAccounts.create(jdbc, Role.QA);
        reader = (PortalUser) Objects.requireNonNull(signIn.authenticate(
                        UsernamePasswordAuthenticationToken.unauthenticated(username, TestAccounts.PASSWORD)))
                .getPrincipal();
    }

    private Call listened() {
        CallFixture calls = new CallFixture(jdbc, portal);
        Call call = calls.call();
        Recording recording = repository
                .find(calls.recorded(call, CallFixture.wav(1000)))
                .orElseThrow()
                .recording();
        log.served(
                Objects.requireNonNull(recording),
                new Served(AccessKind.LISTENED, reader, "session-id", "203.0.113.9", 0, 500, 1000));
        return call;
    }

    @Test
    void viewOfAHistoryIsKeptWithAccountTimeAndAddress() {
        long conversation = System.nanoTime();
        log.viewed(reader, conversation, "203.0.113.7");
        assertThat(jdbc.sql("""
                                select account_name || ' ' || address from history_view
                                where conversation_id = ? and account_id = ? and at between now() - interval '1 minute' and now()
                                """)
                        .params(conversation, reader.id())
                        .query(String.class)
                        .single())
                .isEqualTo("Marta Vilela Nunes 203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from recording_access",
                "update recording_access set account_name = 'nobody'",
                "truncate recording_access",
                "delete from history_view",
                "update history_view set address = ''",
                "truncate history_view"
            })
    void trailCanOnlyGrow(String change) {
        listened();
        assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("append-only");
    }

    @Test
    void sessionItselfIsNotKept() {
        Call call = listened();
        assertThat(jdbc.sql("select session from recording_access where interaction_id = ?")
                        .param(call.key().id())
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void trailOutlivesTheAccountAndTheRecording() {
        Call call = listened();
        jdbc.sql("delete from recording where interaction_id = ?")
                .param(call.key().id())
                .update();
        jdbc.sql("delete from account where id = ?").param(reader.id()).update();
        assertThat(log.accesses(call.key())).singleElement().satisfies(access -> {
            assertThat(access.account()).isEqualTo("Marta Vilela Nunes");
            assertThat(access.heard()).isNull();
        });
    }
}
