package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInAttemptsTests {

    TurnableClock clock = new TurnableClock(Instant.parse("2026-11-20T12:00:00Z"));
    SignInAttempts attempts = new SignInAttempts(clock);

    @Test
    void tenthFailureExhausts() {
        fail(9, "helena");
        assertThat(attempts.exhausted("helena", "10.0.0.1")).isFalse();
        fail(1, "helena");
        assertThat(attempts.exhausted("helena", "10.0.0.1")).isTrue();
    }

    @Test
    void caseOfTheNameCountsAsTheSame() {
        fail(5, "helena");
        fail(5, " HELENA ");
        assertThat(attempts.exhausted("Helena", "10.0.0.1")).isTrue();
    }

    @Test
    void anotherAddressMayStillTry() {
        fail(10, "helena");
        assertThat(attempts.exhausted("helena", "10.0.0.2")).isFalse();
    }

    @Test
    void fiveMinutesLaterItMayTryAgain() {
        fail(10, "helena");
        clock.forward(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(attempts.exhausted("helena", "10.0.0.1")).isTrue();
        clock.forward(Duration.ofSeconds(1));
        assertThat(attempts.exhausted("helena", "10.0.0.1")).isFalse();
    }

    @Test
    void successForgetsTheFailures() {
        fail(9, "helena");
        attempts.succeeded("helena", "10.0.0.1");
        fail(9, "helena");
        assertThat(attempts.exhausted("helena", "10.0.0.1")).isFalse();
    }

    private void fail(int times, String username) {
        for (int i = 0; i < times; i++) {
            attempts.failed(username, "10.0.0.1");
        }
    }
}
