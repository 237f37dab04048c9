package io.rastro.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedRefusalsTests {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final long WINDOW_SECONDS = RepeatedRefusals.WINDOW.toSeconds();

    private final RepeatedRefusals refusals = new RepeatedRefusals();

    @Test
    void firstIsAnEntryAtOnceAndTheRestOneWhenTheirTimeIsOver() {
        assertThat(refusals.put(refusal(0, 7, "203.0.113.7", ""))).hasSize(1);
        for (int second = 1; second <= 500; second++) {
            assertThat(refusals.put(refusal(second, 7, "203.0.113.7", ""))).isEmpty();
        }
        List<LedgerEntry> made = refusals.put(refusal(WINDOW_SECONDS, 7, "203.0.113.7", ""));
        assertThat(made).extracting(LedgerEntry::details).containsExactly("reason=wrong&repeated=500", "reason=wrong");
        assertThat(made.get(0).at()).isEqualTo(START.plusSeconds(500));
    }

    @Test
    void whatIsNotRepeatedIsCountedNowhere() {
        refusals.put(refusal(0, 7, "203.0.113.7", ""));
        assertThat(refusals.close(Instant.MAX)).isEmpty();
        assertThat(refusals.put(refusal(1, 7, "203.0.113.7", ""))).hasSize(1);
    }

    @Test
    void anotherAccountAddressOrNameIsAnEntryOfItsOwn() {
        assertThat(put(
                        refusal(0, 7, "203.0.113.7", ""),
                        refusal(0, 8, "203.0.113.7", ""),
                        refusal(0, 7, "203.0.113.8", ""),
                        refusal(0, null, "203.0.113.7", "a"),
                        refusal(0, null, "203.0.113.7", "b")))
                .hasSize(5);
    }

    /** Names cost a stranger nothing. */
    @Test
    void manyNamesOfOneAddressAreCountedTogether() {
        LedgerEntry[] thousand = IntStream.range(0, 1_000)
                .mapToObj(name -> refusal(name / 10, null, "203.0.113.7", "name" + name))
                .toArray(LedgerEntry[]::new);
        assertThat(put(thousand)).hasSize(RepeatedRefusals.NAMES_PER_ADDRESS + 1);
        assertThat(refusals.put(refusal(100, null, "203.0.113.8", "a")))
                .as("another address is not held to it")
                .hasSize(1);
        assertThat(refusals.put(refusal(100, 7, "203.0.113.7", "")))
                .as("nor is an account's own name")
                .hasSize(1);
        assertThat(refusals.close(Instant.MAX))
                .extracting(LedgerEntry::details)
                .containsExactly("reason=wrong&repeated=899");
    }

    @Test
    void everyAddressOfANetworkOfSixIsTheSameStranger() {
        LedgerEntry[] thousand = IntStream.range(0, 1_000)
                .mapToObj(each -> refusal(0, null, "2001:db8::" + Integer.toHexString(each), "name" + each))
                .toArray(LedgerEntry[]::new);
        assertThat(put(thousand)).hasSize(RepeatedRefusals.NAMES_PER_ADDRESS + 1);
    }

    @Test
    void manyAddressesAreBoundedToo() {
        LedgerEntry[] many = IntStream.range(0, RepeatedRefusals.OPEN + 500)
                .mapToObj(address -> refusal(0, 7, "address " + address, ""))
                .toArray(LedgerEntry[]::new);
        assertThat(put(many)).hasSize(RepeatedRefusals.OPEN + 1);
        assertThat(refusals.close(Instant.MAX))
                .extracting(LedgerEntry::details)
                .containsExactly("reason=wrong&repeated=499");
    }

    @ParameterizedTest
    @CsvSource({
        "SIGN_IN, REFUSED, 7, true",
        "TOKEN, REFUSED, , true",
        "REFUSAL, REFUSED, , true",
        "REFUSAL, REFUSED, 7, false",
        "SIGN_IN, DONE, 7, false"
    })
    void onlyWhatStrangersAndProgramsCanDoIsCounted(
            Kind kind, Outcome outcome, @Nullable Integer account, boolean counted) {
        assertThat(RepeatedRefusals.isOne(entry(0, kind, outcome, account, "203.0.113.7", "")))
                .isEqualTo(counted);
    }

    private List<LedgerEntry> put(LedgerEntry... entries) {
        List<LedgerEntry> made = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            made.addAll(refusals.put(entry));
        }
        return made;
    }

    private static LedgerEntry refusal(long second, @Nullable Integer account, String address, String name) {
        return entry(second, Kind.SIGN_IN, Outcome.REFUSED, account, address, name);
    }

    private static LedgerEntry entry(
            long second, Kind kind, Outcome outcome, @Nullable Integer account, String address, String name) {
        return new LedgerEntry(
                START.plusSeconds(second),
                kind,
                "sign-in-refused",
                outcome,
                account,
                null,
                address,
                null,
                "POST /sign-in",
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                name.isEmpty() ? List.of() : List.of(name),
                "reason=wrong");
    }
}
