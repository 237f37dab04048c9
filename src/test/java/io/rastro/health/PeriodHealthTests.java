package io.rastro.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.health.PeriodHealth.Warning;
import io.rastro.health.SourceHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sources and periods are told to be, by minutes before now. */
class PeriodHealthTests {

    private static final Instant NOW = Instant.parse("2026-03-10T13:42:00Z");

    private static @Nullable Instant ago(@Nullable Integer minutes) {
        return minutes == null ? null : NOW.minus(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({
        "true, 1, 1, , FRESH",
        "true, 600, 600, , FRESH",
        "true, 1, 1, 5, FAILING",
        "true, , , 5, FAILING",
        "true, , , , EMPTY",
        "false, 1, 1, 5, DISABLED",
        "true, 30, 0, , BEHIND",
        "true, 15, 0, , FRESH",
        // What was read long ago is not being read any more.
        "true, 600, 11, , FRESH",
        // A clock that is ahead holds nothing back.
        "true, -4, 0, , FRESH"
    })
    void stateFollowsFromWhatTheFeedsTell(
            boolean enabled,
            @Nullable Integer event,
            @Nullable Integer received,
            @Nullable Integer failing,
            State state) {
        assertThat(SourceHealth.state(enabled, ago(event), ago(received), ago(failing), NOW))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // sources: state and minutes since the last event | end of the period | open | warning | how many |
                // until
                "FRESH 1, FRESH 90 | 0 | 0 | | 0 | 1",
                "FRESH 1, FAILING 20 | 0 | 0 | FAILING | 1 | 20",
                "FRESH 1, FAILING 20 | 30 | 0 | | 0 | 1",
                "SILENT 70, BEHIND 40 | 0 | 0 | SILENT | 2 | 70",
                "SILENT 70, BEHIND 40 | 60 | 0 | SILENT | 1 | 70",
                "BEHIND 40 | 0 | 0 | BEHIND | 1 | 40",
                "FAILING - | 9000 | 0 | FAILING | 1 | ",
                "FRESH 1 | 9000 | 3 | OPEN | 3 | 1",
                "FRESH 1, FAILING 20 | 0 | 3 | FAILING | 1 | 20",
                "DISABLED 1, FRESH 60 | 0 | 0 | | 0 | 60",
                "EMPTY - | 0 | 0 | | 0 | "
            })
    void periodIsWarnedOfOnlyWhereWhatIsMissingMayBelongToIt(
            String sources, int end, int open, @Nullable Warning warning, int concerned, @Nullable Integer until) {
        List<SourceHealth> all = Arrays.stream(sources.split(", "))
                .map(PeriodHealthTests::source)
                .toList();
        assertThat(PeriodHealth.of(all, NOW.minus(Duration.ofMinutes(end)), open))
                .isEqualTo(new PeriodHealth(warning, concerned, ago(until)));
    }

    private static SourceHealth source(String text) {
        String[] parts = text.split(" ");
        State state = State.valueOf(parts[0]);
        Instant last = "-".equals(parts[1]) ? null : ago(Integer.valueOf(parts[1]));
        return new SourceHealth(1, "", "", state != State.DISABLED, last, last, null, 0, null, 0, state);
    }
}
