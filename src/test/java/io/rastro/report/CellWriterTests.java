package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellWriterTests {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    private final CellWriter writer = new CellWriter(SAO_PAULO, NumberStyle.SCRIPT);

    @ParameterizedTest
    @CsvSource({
        "0, 00:00:00",
        "1, 00:00:01",
        "59, 00:00:59",
        "60, 00:01:00",
        "3599, 00:59:59",
        "3600, 01:00:00",
        "86399, 23:59:59",
        "86400, 24:00:00",
        "97390, 27:03:10",
        "359999, 99:59:59",
        "360000, 100:00:00",
        "3600000, 1000:00:00",
        "-1, -00:00:01",
        "-97390, -27:03:10",
    })
    void durationGrowsPastADay(long seconds, String written) {
        assertThat(writer.write(Format.DURATION, seconds)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        // The hour that does not exist: 23:59:59, then 01:00:00.
        "2018-11-04T02:59:59Z, 2018-11-03 23:59:59, 03-11-2018 23:59:59",
        "2018-11-04T03:00:00Z, 2018-11-04 01:00:00, 04-11-2018 01:00:00",
        // The hour that comes twice.
        "2019-02-17T01:59:59Z, 2019-02-16 23:59:59, 16-02-2019 23:59:59",
        "2019-02-17T02:00:00Z, 2019-02-16 23:00:00, 16-02-2019 23:00:00",
        "2019-02-17T02:59:59Z, 2019-02-16 23:59:59, 16-02-2019 23:59:59",
        "2019-02-17T03:00:00Z, 2019-02-17 00:00:00, 17-02-2019 00:00:00",
        "2026-01-01T02:59:59Z, 2025-12-31 23:59:59, 31-12-2025 23:59:59",
        "1969-12-31T23:00:00Z, 1969-12-31 20:00:00, 31-12-1969 20:00:00",
    })
    void instantIsTheWallClocksTime(Instant instant, String dateTime, String dayFirst) {
        assertThat(writer.write(Format.DATE_TIME, instant)).isEqualTo(dateTime);
        assertThat(writer.write(Format.DAY_FIRST_DATE_TIME, instant)).isEqualTo(dayFirst);
        assertThat(writer.write(Format.DATE, instant)).isEqualTo(dateTime.substring(0, 10));
        assertThat(writer.write(Format.TIME, instant)).isEqualTo(dateTime.substring(11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Sao_Paulo", "UTC", "Australia/Lord_Howe", "Asia/Kathmandu", "America/New_York"})
    void manyInstantsInAnyOrderAreWrittenAsTheLibraryWritesThem(String zone) {
        DateTimeFormatter expected =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of(zone));
        CellWriter cells = new CellWriter(ZoneId.of(zone), NumberStyle.SCRIPT);
        Random random = new Random(11);
        long first = LocalDate.of(2010, 1, 1).toEpochSecond(java.time.LocalTime.MIDNIGHT, ZoneOffset.UTC);
        for (int number = 0; number < 20_000; number++) {
            Instant instant = Instant.ofEpochSecond(first + random.nextInt(Integer.MAX_VALUE / 2));
            assertThat(cells.write(Format.DATE_TIME, instant)).isEqualTo(expected.format(instant));
        }
    }

    @Test
    void unknownIsEmptyInEveryFormat() {
        for (Format format : Format.values()) {
            assertThat(writer.write(format, null)).isEmpty();
        }
    }

    @Test
    void listIsItsElementsAndAFactItsWord() {
        assertThat(writer.write(Format.TEXT, List.of())).isEmpty();
        assertThat(writer.write(Format.TEXT, List.of("2ª via", "a, b"))).isEqualTo("2ª via, a, b");
        assertThat(writer.write(Format.TEXT, (Labelled) () -> "inbound")).isEqualTo("inbound");
        assertThat(writer.write(Format.TEXT, "000123")).isEqualTo("000123");
    }
}
