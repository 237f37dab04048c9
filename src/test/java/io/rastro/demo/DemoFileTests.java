package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

class DemoFileTests {

    /** Told to, it writes the file anew first. */
    @Test
    void theFileIsWhatTheGeneratorTells() throws IOException {
        if (Boolean.getBoolean("rastro.demo.write")) {
            Path written = Path.of("src/main/resources" + DemoFile.RESOURCE);
            DemoWriter.write(written);
            Files.copy(written, Path.of("target/classes" + DemoFile.RESOURCE), StandardCopyOption.REPLACE_EXISTING);
        }
        Iterator<String> told = DemoWriter.lines().iterator();
        InputStream file = Objects.requireNonNull(DemoFile.class.getResourceAsStream(DemoFile.RESOURCE));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new XZInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                assertThat(line).isEqualTo(told.next());
            }
        }
        assertThat(told).isExhausted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-06", "2026-12-07", "2026-12-08"})
    void everyWeekdaySeesFortyTwoWholeDaysUntilYesterday(LocalDate anchor) {
        DemoCalendar calendar = new DemoCalendar(anchor, Demo.ZONE);
        List<DemoDay> days = Demo.days(calendar);
        Map<LocalDate, Long> counts = days.stream()
                .flatMap(day -> day.interactions().stream())
                .collect(Collectors.groupingBy(DemoFileTests::day, Collectors.counting()));
        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        anchor.minusDays(42).datesUntil(anchor).toList());
        counts.forEach((day, count) -> assertThat(count)
                .as(day.toString())
                .isGreaterThan(Math.round(0.93 * counts.getOrDefault(day.minusWeeks(1), 0L)))
                .isGreaterThan(90));
        assertThat(days)
                .allSatisfy(day -> assertThat(day.statuses()).allSatisfy(status -> {
                    assertThat(status.startedAt()).isBetween(calendar.from(), calendar.until());
                    assertThat(Objects.requireNonNullElse(status.endedAt(), calendar.until()))
                            .isBetween(calendar.from(), calendar.until());
                }));
        assertThat(days.get(0).interactions().stream().map(row -> row.stamps().finishedAt()))
                .allMatch(end -> !end.isAfter(calendar.until()));
    }

    private static LocalDate day(IncomingInteraction interaction) {
        return LocalDate.ofInstant(interaction.stamps().receivedAt(), Demo.ZONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a time of day stays it | America/Sao_Paulo | 2026-10-14 | {i2026-06-01T10:00:00} | 2026-10-05T13:00:00Z",
                "in the portal's zone   | Asia/Kathmandu    | 2026-10-14 | {i2026-06-01T10:00:00} | 2026-10-05T04:15:00Z",
                "backwards as well      | UTC               | 2020-01-07 | {i2026-06-01T10:00:00} | 2019-12-30T10:00:00Z",
                "seconds since          | UTC | 2026-06-15 | {i2026-06-01T10:00:00} {i+61} | 2026-06-01T10:00:00Z 2026-06-01T10:01:01Z",
                "a skipped hour's end   | Europe/Lisbon | 2027-03-30 | {i2026-06-07T01:30:00} | 2027-03-28T01:00:00Z",
                "a day in a text        | America/Sao_Paulo | 2026-06-16 | {t2026-06-01T12:00:00} | 08/06",
                "a month in a text      | America/Sao_Paulo | 2026-10-14 | {m2026-06-01T12:00:00} | outubro",
            })
    void stampsMoveByWholeWeeks(String name, ZoneId zone, LocalDate anchor, String written, String told) {
        assertThat(new DemoCalendar(anchor, zone).place(written)).as(name).isEqualTo(told);
    }
}
