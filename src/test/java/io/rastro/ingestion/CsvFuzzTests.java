package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of real files, damaged at random: every line is in one record, sound or refused, and the work stays linear. */
class CsvFuzzTests {

    private static final int LINES = 20_000;

    @ParameterizedTest
    @CsvSource(
            value = {
                "freepbx-cdr-export.csv,1",
                "asterisk-cdr-mysql.csv,2",
                "quote-mixes-two-calls.csv,3",
                "one-quote-loses-the-rest.csv,4",
                "3cx-cdr.csv,5",
                "comma-in-name.csv,6",
                "dates.csv,7",
                "one-bad-line.csv,8",
                "title-lines-and-total.csv,9",
                "trailing-delimiter.csv,10"
            })
    void noLineIsLostOrReadTwice(String file, int seed) throws IOException {
        Path real = DamagedLines.FIELD.resolve(file);
        CsvLayout layout = new CsvSample(real).layout();
        List<String> lines = DamagedLines.of(real, layout, LINES, new Random(seed));
        String text = String.join("\n", lines) + "\n";
        CsvRecords records = CsvRecords.of(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), layout.withHeaderLine(1));
        StringBuilder read = new StringBuilder();
        long sound = 0;
        for (TableRecord record = records.next(); record != null; record = records.next()) {
            String before = read.isEmpty() ? "" : "\n";
            read.append(before).append(record.raw());
            assertThat(record.cells() == null).isEqualTo(record.problem() != null);
            assertThat(lines.get((int) record.line() - 1))
                    .isEqualTo(Objects.requireNonNull(record.raw())
                            .lines()
                            .findFirst()
                            .orElse(""));
            sound += record.cells() == null ? 0 : 1;
        }
        assertThat(withoutBlanks(read.toString(), layout)).isEqualTo(withoutBlanks(text, layout));
        assertThat(sound).isGreaterThan(LINES / 3);
        assertThat(records.charactersRead()).isLessThan(6L * text.length());
    }

    /** Lines of nothing but empty cells are passed over. */
    private static List<String> withoutBlanks(String text, CsvLayout layout) {
        String empty = "[\\s\"" + layout.delimiter() + "]*";
        return text.lines().filter(line -> !line.matches(empty)).toList();
    }
}
