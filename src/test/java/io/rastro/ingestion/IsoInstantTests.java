package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read the quick way is what java.time reads. */
class IsoInstantTests {

    private static final String NEARLY = "0123456789TtZz+-:. ";

    @ParameterizedTest
    @CsvSource({
        "2025-11-03T09:00:05-03:00, 2025-11-03T12:00:05Z",
        "2025-11-03T09:00:05.250-03:30, 2025-11-03T12:30:05.250Z",
        "2025-11-03 09:00:05.250+05:45, 2025-11-03T03:15:05.250Z",
        "2025-11-03T09:00:05Z, 2025-11-03T09:00:05Z",
        "2024-02-29T23:59:59-00:00, 2024-02-29T23:59:59Z"
    })
    void commonFormIsReadQuickly(String text, Instant instant) {
        assertThat(IsoInstant.quick(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({"2025-11-03T09:00:05", "2025-11-03 09:00:05"})
    void localTimeIsReadQuickly(String text) {
        assertThat(IsoInstant.quickLocal(text)).isEqualTo(LocalDateTime.of(2025, 11, 3, 9, 0, 5));
        assertThat(IsoInstant.quick(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29T09:00:00Z",
                "2025-11-03T24:00:00Z",
                "2025-11-03T09:60:00Z",
                "2025-11-03T09:00:60Z",
                "2025-11-03T09:00:00+18:01",
                "2025-11-03T09:00:00+05:60",
                "2025-11-03T09:00:00",
                "2025-11-03T09:00:00٠Z",
                ""
            })
    void noInstantIsNone(String text) {
        assertThat(quick(text)).isEqualTo("none");
    }

    @Test
    void quickWayAgreesWithJavaTimeOnWhateverIsWritten() {
        Random random = new Random(1);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            String text = spoilt(written(random), random);
            String quick = quick(text);
            read += quick.equals("none") ? 0 : 1;
            assertThat(quick.equals("none") ? quick : javaTime(text)).as(text).isEqualTo(quick);
            assertThat(quick.equals("none") && text.length() > 19 && isCommon(text) ? javaTime(text) : "none")
                    .as(text)
                    .isEqualTo("none");
        }
        assertThat(read).isGreaterThan(5_000);
    }

    private static boolean isCommon(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?(Z|[+-]\\d{2}:\\d{2})");
    }

    private static String written(Random random) {
        return "%04d-%02d-%02dT%02d:%02d:%02d%s%s"
                .formatted(
                        random.nextInt(3000),
                        random.nextInt(14),
                        random.nextInt(33),
                        random.nextInt(26),
                        random.nextInt(62),
                        random.nextInt(62),
                        random.nextInt(3) == 0 ? ".%03d".formatted(random.nextInt(1000)) : "",
                        random.nextInt(3) == 0
                                ? "Z"
                                : "%s%02d:%02d"
                                        .formatted(
                                                random.nextBoolean() ? "+" : "-",
                                                random.nextInt(20),
                                                random.nextInt(62)));
    }

    /** Every other one with a character changed, lost or added. */
    private static String spoilt(String text, Random random) {
        if (random.nextBoolean()) {
            return text;
        }
        int place = random.nextInt(text.length());
        String added = random.nextInt(3) == 0
                ? ""
                : NEARLY.substring(random.nextInt(NEARLY.length())).substring(0, 1);
        return text.substring(0, place) + added + text.substring(place + random.nextInt(2));
    }

    private static String quick(String text) {
        try {
            return told(IsoInstant.quick(text));
        } catch (DateTimeException notAnInstant) {
            return "none";
        }
    }

    private static String javaTime(String text) {
        try {
            return told(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException notAnInstant) {
            return "none";
        }
    }

    private static String told(@Nullable Instant instant) {
        return instant == null ? "none" : instant.toString();
    }
}
