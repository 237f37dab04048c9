package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RelativePeriodTests {

    @ParameterizedTest
    @CsvSource({
        // A Sunday in the middle of a month.
        "2026-11-29, today, 2026-11-29, 2026-11-29",
        "2026-11-29, yesterday, 2026-11-28, 2026-11-28",
        "2026-11-29, this-week, 2026-11-23, 2026-11-29",
        "2026-11-29, last-week, 2026-11-16, 2026-11-22",
        "2026-11-29, last-7-days, 2026-11-23, 2026-11-29",
        "2026-11-29, last-30-days, 2026-10-31, 2026-11-29",
        "2026-11-29, this-month, 2026-11-01, 2026-11-29",
        "2026-11-29, last-month, 2026-10-01, 2026-10-31",
        // The Monday after it.
        "2026-11-30, this-week, 2026-11-30, 2026-11-30",
        "2026-11-30, last-week, 2026-11-23, 2026-11-29",
        // The first day of a year, a Friday.
        "2027-01-01, yesterday, 2026-12-31, 2026-12-31",
        "2027-01-01, this-week, 2026-12-28, 2027-01-01",
        "2027-01-01, last-week, 2026-12-21, 2026-12-27",
        "2027-01-01, last-7-days, 2026-12-26, 2027-01-01",
        "2027-01-01, last-30-days, 2026-12-03, 2027-01-01",
        "2027-01-01, this-month, 2027-01-01, 2027-01-01",
        "2027-01-01, last-month, 2026-12-01, 2026-12-31",
        // Around the end of February, in a leap year and in another.
        "2028-03-01, yesterday, 2028-02-29, 2028-02-29",
        "2027-03-01, yesterday, 2027-02-28, 2027-02-28",
        "2028-03-31, last-month, 2028-02-01, 2028-02-29",
        "2027-03-31, last-month, 2027-02-01, 2027-02-28",
        "2028-02-29, this-month, 2028-02-01, 2028-02-29",
    })
    void periodComesToItsDates(LocalDate today, String code, LocalDate from, LocalDate to) {
        assertThat(RelativePeriod.ofCode(code).map(period -> period.on(today))).contains(new Period(from, to));
    }

    @ParameterizedTest
    @EnumSource
    void everyPeriodIsNoLongerThanAMonthOnAnyDayAndMovesWithIt(RelativePeriod period) {
        LocalDate first = LocalDate.of(2024, 1, 1);
        first.datesUntil(first.plusYears(4)).forEach(day -> {
            Period dates = period.on(day);
            assertThat(dates.from()).isNotNull().isBeforeOrEqualTo(dates.to());
            assertThat(dates.to()).isBeforeOrEqualTo(day);
            assertThat(ChronoUnit.DAYS.between(dates.from(), dates.to())).isLessThan(31);
            assertThat(period.on(day.plusDays(31))).isNotEqualTo(dates);
        });
    }

    @ParameterizedTest
    @EnumSource
    void wordOfAnAddressIsThatOfItsPeriod(RelativePeriod period) {
        assertThat(RelativePeriod.ofCode(period.code())).contains(period);
        assertThat(period.code()).matches("[a-z0-9-]+");
    }

    /** What is today is a matter of the zone: on the same instant it is another day elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-30T02:59:59Z, America/Sao_Paulo, 2026-11-29",
        "2026-11-30T03:00:00Z, America/Sao_Paulo, 2026-11-30",
        "2026-11-30T03:00:00Z, America/Manaus, 2026-11-29",
        // Midnight did not exist: the clock went from 23:59 to 01:00.
        "2018-11-04T02:59:59Z, America/Sao_Paulo, 2018-11-03",
        "2018-11-04T03:00:00Z, America/Sao_Paulo, 2018-11-04",
        // 23:00 came twice.
        "2019-02-17T01:30:00Z, America/Sao_Paulo, 2019-02-16",
        "2019-02-17T02:30:00Z, America/Sao_Paulo, 2019-02-16",
        "2019-02-17T03:00:00Z, America/Sao_Paulo, 2019-02-17",
        "2026-10-25T22:30:00Z, Europe/Lisbon, 2026-10-25",
    })
    void todayIsThatOfThePortalsZone(Instant now, String zone, LocalDate today) {
        assertThat(new PortalCalendar(Clock.fixed(now, ZoneOffset.UTC), ZoneId.of(zone)).today())
                .isEqualTo(today);
    }

    /** Yesterday is all of that day: 23 hours where the clock went forward, 25 where it went back. */
    @ParameterizedTest
    @CsvSource({
        "2018-11-05, America/Sao_Paulo, 23",
        "2019-02-17, America/Sao_Paulo, 25",
        "2026-11-29, America/Sao_Paulo, 24",
        "2026-03-30, Europe/Lisbon, 23",
        "2026-10-26, Europe/Lisbon, 25",
    })
    void yesterdayIsAsLongAsThatDayWas(LocalDate today, String zone, int hours) {
        Period yesterday = RelativePeriod.YESTERDAY.on(today);
        assertThat(Duration.between(yesterday.start(ZoneId.of(zone)), yesterday.end(ZoneId.of(zone))))
                .isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void periodCountsFromTodayUnlessTheAddressSaysAnotherDay() {
        FilterValues yesterday = new FilterValues(Map.of("period", List.of("yesterday")));
        LocalDate today = LocalDate.of(2026, 11, 30);
        Period first = yesterday.asOf(today).period(FilterField.DATE);
        assertThat(first).isEqualTo(RelativePeriod.YESTERDAY.on(today));
        assertThat(yesterday.asOf(today).asOf(today.plusDays(1)).period(FilterField.DATE))
                .isEqualTo(first);
        assertThat(yesterday.asOf(today).anew().asOf(today.plusDays(1)).period(FilterField.DATE))
                .isEqualTo(new Period(today, today));
    }

    @Test
    void datedValuesHoldTheDatesAloneAndEverythingElse() {
        FilterValues values = new FilterValues(Map.of("period", List.of("last-month"), "agent", List.of("3")))
                .asOf(LocalDate.of(2026, 3, 31))
                .dated();
        assertThat(values.byParameter())
                .isEqualTo(Map.of("from", List.of("2026-02-01"), "to", List.of("2026-02-28"), "agent", List.of("3")));
    }
}
