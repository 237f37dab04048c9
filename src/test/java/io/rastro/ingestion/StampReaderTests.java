package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of writing a stamp that was met, read in São Paulo (three hours behind UTC). */
class StampReaderTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private final Set<Notice> warnings = new LinkedHashSet<>();

    private @Nullable Instant read(String text, @Nullable Boolean monthFirst) {
        return StampReader.ofFile(ZONE, monthFirst).read("receivedAt", text, null, warnings);
    }

    private static String refusal(Runnable reading) {
        try {
            reading.run();
            return "none";
        } catch (RowRejected rejected) {
            return rejected.reason().key();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                // year first
                "2026-05-04T13:00:00-03:00          | 2026-05-04T16:00:00Z",
                "2026-05-04T16:00:00Z               | 2026-05-04T16:00:00Z",
                "2026-05-04t16:00:00.1234567z       | 2026-05-04T16:00:00.123456700Z",
                "2026-05-04T13:00:00,5-03:00        | 2026-05-04T16:00:00.500Z",
                "2026-05-04 16:00:00+00             | 2026-05-04T16:00:00Z",
                "2026-05-04 13:00:00.123456-03      | 2026-05-04T16:00:00.123456Z",
                "2026-05-04 13:00:00 -0300          | 2026-05-04T16:00:00Z",
                "2026-05-04 16:00:00 UTC            | 2026-05-04T16:00:00Z",
                "2026-05-04 16:00 UTC               | 2026-05-04T16:00:00Z",
                "2026-05-04 16:00:00 +0000 UTC      | 2026-05-04T16:00:00Z",
                "2026-05-04 13:00:00 -0300 -03      | 2026-05-04T16:00:00Z",
                "2026-05-04 13:00:00 -0300 BRT      | 2026-05-04T16:00:00Z",
                "2026-05-04 13:00:00 GMT-3          | 2026-05-04T16:00:00Z",
                "2026-05-04 13:00:00 UTC-03:00      | 2026-05-04T16:00:00Z",
                "2026-05-04 13:00:00 BRT            | 2026-05-04T16:00:00Z",
                "2026-05-04 12:00:00 America/Manaus | 2026-05-04T16:00:00Z",
                "2026-05-04T12:00-04:00[America/Manaus] | 2026-05-04T16:00:00Z",
                "2026-05-04 13:00:00                | 2026-05-04T16:00:00Z",
                "2026-05-04T13:00:00                | 2026-05-04T16:00:00Z",
                "2026-05-04 13:00                   | 2026-05-04T16:00:00Z",
                "2026-05-04 01:00 PM                | 2026-05-04T16:00:00Z",
                "2026/05/04 13:00:00                | 2026-05-04T16:00:00Z",
                "2026.5.4 13:00                     | 2026-05-04T16:00:00Z",
                "2026-05-04 13.00.00                | 2026-05-04T16:00:00Z",
                "2026-05-04-13.00.00.000000         | 2026-05-04T16:00:00Z",
                "2026-05-04                         | 2026-05-04T03:00:00Z",
                "2026-May-04 13:00:00               | 2026-05-04T16:00:00Z",
                // day first
                "04/05/2026 13:00:00                | 2026-05-04T16:00:00Z",
                "04/05/2026 13:00                   | 2026-05-04T16:00:00Z",
                "04-05-2026 13:00:00                | 2026-05-04T16:00:00Z",
                "4.5.2026 13:00:00                  | 2026-05-04T16:00:00Z",
                "04.05.2026 13.00                   | 2026-05-04T16:00:00Z",
                "04/05/2026 13:00:00-03:00          | 2026-05-04T16:00:00Z",
                "04/05/2026 1:00:00 PM              | 2026-05-04T16:00:00Z",
                "04/05/2026 01:00:00PM              | 2026-05-04T16:00:00Z",
                "04/05/2026 12:00:00 AM             | 2026-05-04T03:00:00Z",
                "04/05/2026 12:30 PM                | 2026-05-04T15:30:00Z",
                "04/05/2026 1:00 p. m.              | 2026-05-04T16:00:00Z",
                "04/05/2026 1:00 p.m.               | 2026-05-04T16:00:00Z",
                "04/05/2026 1:00:00 a.m.            | 2026-05-04T04:00:00Z",
                "04/05/2026 1:00:00 PM UTC          | 2026-05-04T13:00:00Z",
                "04/05/2026, 13:00:00               | 2026-05-04T16:00:00Z",
                "04/05/2026, 1:00:00 PM             | 2026-05-04T16:00:00Z",
                "04/05/26 13:00:00                  | 2026-05-04T16:00:00Z",
                "04/05/2026 às 13:00                | 2026-05-04T16:00:00Z",
                "04/05/2026 às 13h00                | 2026-05-04T16:00:00Z",
                "04/05/2026 13h00min05s             | 2026-05-04T16:00:05Z",
                "04/05/2026 13:00h                  | 2026-05-04T16:00:00Z",
                "04/05/2026 - 13:00                 | 2026-05-04T16:00:00Z",
                "13:00:00 04/05/2026                | 2026-05-04T16:00:00Z",
                "seg, 04/05/2026 13:00              | 2026-05-04T16:00:00Z",
                "segunda-feira, 4 de maio de 2026 13:00:00 | 2026-05-04T16:00:00Z",
                // names of months
                "Mon, 04 May 2026 16:00:00 +0000    | 2026-05-04T16:00:00Z",
                "Mon, 4 May 2026 16:00:00 GMT       | 2026-05-04T16:00:00Z",
                "Mon May  4 16:00:00 UTC 2026       | 2026-05-04T16:00:00Z",
                "Mon May  4 13:00:00 2026           | 2026-05-04T16:00:00Z",
                "Mon May 04 2026 13:00:00 GMT-0300 (Horário Padrão de Brasília) | 2026-05-04T16:00:00Z",
                "04 May 2026 13:00:00               | 2026-05-04T16:00:00Z",
                "May 4, 2026 1:00 PM                | 2026-05-04T16:00:00Z",
                "May 4, 2026, 1:00:00 PM            | 2026-05-04T16:00:00Z",
                "04/mai/2026 13:00:00               | 2026-05-04T16:00:00Z",
                "04/May/2026:13:00:00 -0300         | 2026-05-04T16:00:00Z",
                "04-MAY-26 13:00:00                 | 2026-05-04T16:00:00Z",
                "04-MAY-26 01.00.00.000000 PM       | 2026-05-04T16:00:00Z",
                "4 mai. 2026 13:00                  | 2026-05-04T16:00:00Z",
                "4 de maio de 2026, 13:00           | 2026-05-04T16:00:00Z",
                "1º de março de 2026 às 13:00       | 2026-03-01T16:00:00Z",
                "mar, 5 may 2026 13:00              | 2026-05-05T16:00:00Z",
                "4 de mayo de 2026 a las 13:00      | 2026-05-04T16:00:00Z",
                "04/dic/2025 13:00                  | 2025-12-04T16:00:00Z",
                // numbers
                "20260504130000                     | 2026-05-04T16:00:00Z",
                "202605041300                       | 2026-05-04T16:00:00Z",
                "260504130000                       | 2026-05-04T16:00:00Z",
                "20260504130000123                  | 2026-05-04T16:00:00.123Z",
                "20260504                           | 2026-05-04T03:00:00Z",
                "260504                             | 2026-05-04T03:00:00Z",
                "20260504T160000Z                   | 2026-05-04T16:00:00Z",
                "20260504T130000-0300               | 2026-05-04T16:00:00Z",
                "20260504 130000                    | 2026-05-04T16:00:00Z",
                "20260504T1300                      | 2026-05-04T16:00:00Z",
                "20260504 13:00:00                  | 2026-05-04T16:00:00Z",
                "1777896000                         | 2026-05-04T12:00:00Z",
                "1777896000.123                     | 2026-05-04T12:00:00.123Z",
                "1777896000,5                       | 2026-05-04T12:00:00.500Z",
                "1777896000123                      | 2026-05-04T12:00:00.123Z",
                "1777896000123456                   | 2026-05-04T12:00:00.123456Z",
                "1777896000123456789                | 2026-05-04T12:00:00.123456789Z",
                "46146.541666667                    | 2026-05-04T16:00:00Z",
                "46146,5417824                      | 2026-05-04T16:00:10Z",
                "46146                              | 2026-05-04T03:00:00Z",
                // blanks and marks that look like nothing
                "2026-05-04\u00a013:00:00           | 2026-05-04T16:00:00Z",
                "04/05/2026, 1:00:00\u202fPM        | 2026-05-04T16:00:00Z",
                "\u200e04/05/2026 \u200e13:00       | 2026-05-04T16:00:00Z",
                "  2026-05-04   13:00:00            | 2026-05-04T16:00:00Z"
            })
    void everyFormIsRead(String text, Instant instant) {
        assertThat(read(text, false)).isEqualTo(instant);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amanhã",
                "13:00",
                "2026-02-30 13:00:00",
                "30/02/2026 13:00",
                "2026-05-04 25:00:00",
                "2026-05-04 13:60",
                "04/05/2026 13:00 PM",
                "04/05/2026 0:30 PM",
                "2026-05-04 13:00:00 foo bar",
                "2026-05-04 13:00:00 14:00:00",
                "2026-05-04 2026-05-05",
                "04/05/2026/06",
                "2026-05-04 13:00:00 +0000 BRT",
                "04 Foo 2026 13:00",
                "123",
                "1234567",
                "12.5",
                "99999",
                "Total",
                "4/2026"
            })
    void whatIsNoStampIsRefused(String text) {
        assertThat(refusal(() -> read(text, false))).as(text).isIn("unreadableCell", "unknownZone");
    }

    @ParameterizedTest
    @CsvSource({
        "04/05/2026 13:00, ambiguousDate",
        "201210101010, ambiguousDate",
        "2026-05-04 13:00 AMT, unknownZone",
        "2026-05-04 13:00 EST, unknownZone",
        "13/05/2026 13:00, none",
        "05/13/2026 13:00, none",
        "05/05/2026 13:00, none"
    })
    void whatCouldMeanTwoInstantsIsRefusedAsThat(String text, String key) {
        assertThat(refusal(() -> read(text, null))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"05/13/2026 1:00 PM, 2026-05-13T16:00:00Z", "05/04/2026 13:00, 2026-05-04T16:00:00Z"})
    void monthComesFirstWhereSomebodySaidSo(String text, Instant instant) {
        assertThat(read(text, true)).isEqualTo(instant);
        assertThat(refusal(() -> read("13/05/2026 13:00", true))).isEqualTo("unreadableCell");
    }

    @ParameterizedTest
    @CsvSource({
        "04/05/2026, 13:00:05",
        "2026-05-04, 1:00:05 PM",
        "260504, 130005",
        "04/05/2026 00:00:00, 13:00:05",
        "04/05/2026, 30/12/1899 13:00:05",
        "46146, '0,5417245370'",
        "20260504, 13h00min05s"
    })
    void dayAndTimeMayStandApart(String date, String time) {
        assertThat(StampReader.ofFile(ZONE, false).read("receivedAt", date, time, null, warnings))
                .isEqualTo("2026-05-04T16:00:05Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-",
                "--",
                "\\N",
                "NULL",
                "null",
                "None",
                "nan",
                "N/A",
                "N/D",
                "#N/D",
                "0000-00-00 00:00:00",
                "0000-00-00T00:00:00Z",
                "00/00/0000 00:00",
                "0001-01-01",
                "0001-01-01T00:00:00Z",
                "1970-01-01 00:00:00",
                "1969-12-31 21:00:00",
                "1970-01-01T00:00:00Z",
                "01/01/1970",
                "30/12/1899 00:00:00",
                "1900-01-01 00:00:00"
            })
    void neverIsUnknown(String text) {
        assertThat(read(text, false)).isNull();
        assertThat(warnings).isEmpty();
    }

    @Test
    void hourThatTheClockRepeatsIsTheEarlierUnlessThatPrecedesWhatCameBefore() {
        StampReader stamps = StampReader.ofFile(ZONE, false);
        Instant earlier = Instant.parse("2019-02-17T01:30:00Z");
        Instant later = Instant.parse("2019-02-17T02:30:00Z");
        assertThat(stamps.read("a", "2019-02-16 23:30:00", null, warnings)).isEqualTo(earlier);
        assertThat(stamps.read("a", "2019-02-16 23:30:00", earlier.plusSeconds(60), warnings))
                .isEqualTo(earlier);
        assertThat(stamps.read("a", "2019-02-16 23:30:00", earlier.plusSeconds(61), warnings))
                .isEqualTo(later);
        assertThat(warnings).isEmpty();
    }

    @Test
    void hourThatTheClockSkipsIsMovedAndTold() {
        assertThat(read("2018-11-04 00:30:00", false)).isEqualTo("2018-11-04T03:30:00Z");
        assertThat(warnings).extracting(Notice::key).isEqualTo(List.of("skippedHour"));
    }

    @Test
    void messageMustTellTheTime() {
        StampReader stamps = StampReader.ofMessages(ZONE);
        assertThat(stamps.read("a", "2026-05-04 13:00", null, warnings)).isEqualTo("2026-05-04T16:00:00Z");
        assertThat(refusal(() -> stamps.read("a", "2026-05-04", null, warnings)))
                .isEqualTo("notInstant");
    }
}
