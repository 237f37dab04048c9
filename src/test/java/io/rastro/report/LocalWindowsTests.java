package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalWindowsTests {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final LocalDate SHORT_DAY = LocalDate.of(2018, 11, 4);
    private static final LocalDate LONG_DAY = LocalDate.of(2019, 2, 16);

    private static List<InstantRange> spans(LocalDate date, @Nullable String from, @Nullable String to) {
        DailyWindow window =
                new DailyWindow(from == null ? null : LocalTime.parse(from), to == null ? null : LocalTime.parse(to));
        return new LocalWindows(SAO_PAULO, window).on(date);
    }

    private static InstantRange range(String start, String end) {
        return new InstantRange(Instant.parse(start), Instant.parse(end));
    }

    @Test
    void lastMinuteIsInsideAsAWhole() {
        assertThat(spans(LocalDate.of(2026, 3, 1), "12:00", "12:00"))
                .containsExactly(range("2026-03-01T15:00:00Z", "2026-03-01T15:01:00Z"));
    }

    @Test
    void windowOverMidnightIsBothEndsOfTheDay() {
        assertThat(spans(LocalDate.of(2026, 3, 1), "22:00", "06:00"))
                .containsExactly(
                        range("2026-03-01T03:00:00Z", "2026-03-01T09:01:00Z"),
                        range("2026-03-02T01:00:00Z", "2026-03-02T03:00:00Z"));
    }

    @Test
    void openEndsReachToTheDaysOwn() {
        assertThat(spans(LocalDate.of(2026, 3, 1), null, "00:30"))
                .containsExactly(range("2026-03-01T03:00:00Z", "2026-03-01T03:31:00Z"));
        assertThat(spans(LocalDate.of(2026, 3, 1), "23:00", null))
                .containsExactly(range("2026-03-02T02:00:00Z", "2026-03-02T03:00:00Z"));
    }

    @Test
    void hourThatDoesNotExistHasNoSpan() {
        assertThat(spans(SHORT_DAY, "00:00", "00:59")).isEmpty();
        assertThat(spans(SHORT_DAY, "00:30", "01:29"))
                .containsExactly(range("2018-11-04T03:00:00Z", "2018-11-04T03:30:00Z"));
    }

    @Test
    void hourThatComesTwiceHasTwoSpans() {
        assertThat(spans(LONG_DAY, "23:15", "23:29"))
                .containsExactly(
                        range("2019-02-17T01:15:00Z", "2019-02-17T01:30:00Z"),
                        range("2019-02-17T02:15:00Z", "2019-02-17T02:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-11-04, 00:00, 23:59", "2018-11-04, 22:00, 06:00", "2018-11-04, 00:30, 00:45", "2018-11-04, 12:01, 12:00",
        "2019-02-16, 00:00, 23:59", "2019-02-16, 22:00, 06:00", "2019-02-16, 23:30, 23:45", "2019-02-16, 12:01, 12:00",
        "2019-02-16, 23:59, 00:00", "2018-11-03, 22:30, 22:30", "2019-02-17, 00:00, 00:59",
    })
    void everySecondOfTheDayIsInsideExactlyWhenItsWallClockSaysSo(LocalDate date, LocalTime from, LocalTime to) {
        DailyWindow window = new DailyWindow(from, to);
        List<InstantRange> spans = new LocalWindows(SAO_PAULO, window).on(date);
        Instant end = date.plusDays(1).atStartOfDay(SAO_PAULO).toInstant().plusSeconds(3_600);
        Instant start = date.atStartOfDay(SAO_PAULO).toInstant().minusSeconds(3_600);
        for (Instant second = start; second.isBefore(end); second = second.plusSeconds(1)) {
            Instant now = second;
            LocalTime clock = LocalTime.ofInstant(now, SAO_PAULO);
            boolean early = clock.isBefore(from);
            boolean late =
                    !clock.isBefore(to.plusMinutes(1)) && !to.plusMinutes(1).equals(LocalTime.MIDNIGHT);
            boolean inWindow = from.isAfter(to) ? !early || !late : !early && !late;
            boolean inside = LocalDate.ofInstant(now, SAO_PAULO).equals(date) && inWindow;
            long holding = spans.stream()
                    .filter(span -> !now.isBefore(span.start()) && now.isBefore(span.end()))
                    .count();
            assertThat(holding).as(() -> now + " is " + clock).isEqualTo(inside ? 1 : 0);
        }
    }
}
