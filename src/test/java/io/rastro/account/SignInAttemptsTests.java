package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.SignInAttempts.Attempt;
import io.rastro.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInAttemptsTests {

    static final String OFFICE = "10.0.0.1";

    TurnableClock clock = new TurnableClock(Instant.parse("2026-11-20T12:00:00Z"));
    SignInAttempts attempts = new SignInAttempts(clock);

    @Test
    void eleventhGuessWaits() {
        assertThat(guess(11, "helena", OFFICE)).isEqualTo(10);
        assertThat(attempts.begin("helena", OFFICE).delay()).isEqualTo(SignInAttempts.PAIR_INTERVAL);
    }

    @Test
    void caseOfTheNameCountsAsTheSame() {
        assertThat(guess(5, "helena", OFFICE) + guess(6, " HELENA ", OFFICE)).isEqualTo(10);
    }

    @Test
    void attemptCountsBeforeItIsKnownHowItEnds() {
        IntStream.range(0, 10).forEach(i -> attempts.begin("helena", OFFICE));
        assertThat(attempts.begin("helena", OFFICE).mustWait()).isTrue();
    }

    @Test
    void waitingMakesNothingWorse() {
        guess(500, "helena", OFFICE);
        clock.forward(SignInAttempts.PAIR_INTERVAL);
        assertThat(guess(2, "helena", OFFICE)).isEqualTo(1);
    }

    @Test
    void oneAddressNeverUsesANameUp() {
        int passed = 0;
        for (int second = 0; second < 3600; second++) {
            passed += guess(1, "helena", "203.0.113.9");
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(passed).isEqualTo(10 + 119);
        assertThat(attempts.begin("helena", OFFICE).mustWait()).isFalse();
    }

    @Test
    void networkOfSixIsHeldToTheLimitOfOneAddress() {
        int passed = IntStream.range(0, 1000)
                .map(i -> guess(1, "name" + i, "2001:db8::" + Integer.toHexString(i)))
                .sum();
        assertThat(passed).isEqualTo(SignInAttempts.ADDRESS_BURST);
    }

    @Test
    void oneNameIsGuessedSlowlyFromManyAddressesToo() {
        int passed = IntStream.range(0, 1000)
                .map(i -> guess(1, "helena", "203.0.113." + i))
                .sum();
        assertThat(passed).isEqualTo(SignInAttempts.NAME_BURST);
    }

    @Test
    void manyNamesAreGuessedSlowlyFromOneAddressToo() {
        int passed = IntStream.range(0, 1000)
                .map(i -> guess(1, "agent" + i, "203.0.113.9"))
                .sum();
        assertThat(passed).isEqualTo(SignInAttempts.ADDRESS_BURST);
    }

    @Test
    void whoHasSignedInFromAnAddressIsNotLockedOutThere() {
        attempts.succeeded(attempts.begin("helena", OFFICE));
        IntStream.range(0, 1000).forEach(i -> guess(1, "helena", "203.0.113." + i));
        IntStream.range(0, 1000).forEach(i -> guess(1, "agent" + i, OFFICE));
        assertThat(attempts.begin("helena", OFFICE).mustWait()).isFalse();
        assertThat(attempts.begin("helena", "198.51.100.1").mustWait()).isTrue();
        assertThat(attempts.begin("rui", OFFICE).mustWait()).isTrue();
    }

    @Test
    void knownAddressMayGuessNoFasterThanAnother() {
        attempts.succeeded(attempts.begin("helena", OFFICE));
        assertThat(guess(100, "helena", OFFICE)).isEqualTo(10);
    }

    @Test
    void successForgetsTheFailures() {
        guess(9, "helena", OFFICE);
        attempts.succeeded(attempts.begin("helena", OFFICE));
        assertThat(guess(10, "helena", OFFICE)).isEqualTo(10);
    }

    @Test
    void manyWhoSignInFromOneAddressDoNotWait() {
        for (int i = 0; i < 200; i++) {
            Attempt attempt = attempts.begin("agent" + i, OFFICE);
            assertThat(attempt.mustWait()).isFalse();
            attempts.succeeded(attempt);
        }
    }

    @Test
    void codesAreGuessedSlowlyFromWhateverAddress() {
        attempts.succeeded(attempts.begin("helena", OFFICE));
        long passed = IntStream.range(0, 100)
                .mapToObj(i -> attempts.beginCode("helena", i % 2 == 0 ? OFFICE : "203.0.113." + i))
                .filter(attempt -> !attempt.mustWait())
                .count();
        assertThat(passed).isEqualTo(SignInAttempts.CODE_BURST);
        clock.forward(SignInAttempts.CODE_INTERVAL);
        assertThat(attempts.beginCode("HELENA", OFFICE).mustWait()).isFalse();
        assertThat(attempts.beginCode("helena", OFFICE).mustWait()).isTrue();
    }

    @Test
    void attemptThatWasNoGuessIsTakenBack() {
        for (int i = 0; i < 100; i++) {
            Attempt attempt = attempts.begin("helena", OFFICE);
            assertThat(attempt.mustWait()).isFalse();
            attempts.takeBack(attempt);
        }
    }

    /** How many of so many guesses get to the password. */
    private int guess(int times, String username, String address) {
        return (int) IntStream.range(0, times)
                .filter(i -> !attempts.begin(username, address).mustWait())
                .count();
    }
}
