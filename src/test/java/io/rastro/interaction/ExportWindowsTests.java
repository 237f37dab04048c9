package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import io.rastro.report.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportWindowsTests {

    private static final InstantRange TWO_YEARS =
            new InstantRange(Instant.parse("2024-01-01T00:00:11Z"), Instant.parse("2026-01-01T12:34:56Z"));

    private static List<InstantRange> read(Order order, int ahead, ToLongFunction<Duration> rows) {
        ExportWindows windows = new ExportWindows(TWO_YEARS, order);
        List<InstantRange> read = new ArrayList<>();
        int told = 0;
        for (InstantRange window = windows.next(); window != null; window = windows.next()) {
            read.add(window);
            if (read.size() > ahead) {
                windows.found(rows.applyAsLong(length(read.get(told++))));
            }
        }
        return read;
    }

    private static Duration length(InstantRange window) {
        return Duration.between(window.start(), window.end());
    }

    @ParameterizedTest
    @EnumSource
    void windowsFollowOneAnotherFromOneEndToTheOther(Order order) {
        for (int ahead = 0; ahead < 2; ahead++) {
            for (long rowsADay : new long[] {0, 1, 800, 9_000, 1_000_000}) {
                List<InstantRange> windows = read(order, ahead, length -> length.toSeconds() * rowsADay / 86_400);
                if (order == Order.NEWEST) {
                    Collections.reverse(windows);
                }
                assertThat(windows.get(0).start()).isEqualTo(TWO_YEARS.start());
                assertThat(windows.get(windows.size() - 1).end()).isEqualTo(TWO_YEARS.end());
                for (int index = 1; index < windows.size(); index++) {
                    assertThat(windows.get(index).start())
                            .isEqualTo(windows.get(index - 1).end());
                }
            }
        }
    }

    @Test
    void firstWindowIsADayAndTheNextOnesHoldEnoughRows() {
        List<InstantRange> windows = read(Order.NEWEST, 1, length -> length.toDays() * 2_000);
        assertThat(length(windows.get(0))).isEqualTo(Duration.ofDays(1));
        assertThat(windows.subList(4, windows.size() - 1))
                .allSatisfy(window -> assertThat(length(window)).isEqualTo(Duration.ofDays(25)));
    }

    @Test
    void fewRowsDoNotCostManyQueries() {
        assertThat(read(Order.NEWEST, 0, length -> 0)).hasSizeLessThan(6);
    }

    @Test
    void daysOfManyRowsAreCut() {
        assertThat(read(Order.OLDEST, 1, length -> length.toSeconds() * 10).get(5))
                .satisfies(window -> assertThat(length(window)).isEqualTo(Duration.ofSeconds(5_000)));
    }

    @Test
    void rangeIsThePeriodAsFarAsThereAreRows() {
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        InstantRange extent = TWO_YEARS;
        Instant afterLast = extent.end().plusSeconds(1);
        assertThat(ExportWindows.range(new Period(null, null), extent, zone))
                .contains(new InstantRange(extent.start(), afterLast));
        LocalDate day = LocalDate.of(2025, 5, 5);
        Instant midnight = day.atTime(3, 0).toInstant(ZoneOffset.UTC);
        assertThat(ExportWindows.range(new Period(day, day), extent, zone))
                .contains(new InstantRange(midnight, midnight.plus(Duration.ofDays(1))));
        assertThat(ExportWindows.range(new Period(day, LocalDate.of(9999, 12, 31)), extent, zone))
                .contains(new InstantRange(midnight, afterLast));
        assertThat(ExportWindows.range(new Period(LocalDate.of(2026, 1, 2), null), extent, zone))
                .isEmpty();
        assertThat(ExportWindows.range(new Period(null, LocalDate.of(2023, 12, 30)), extent, zone))
                .isEmpty();
    }
}
