package io.rastro.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.text.Utf8Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a line of JSON. */
class JsonLinesOutputTests {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED_AT, DATE_TIME, receivedAt",
        "HANDLING_TIME, DURATION, handlingTimeSeconds",
        "MEDIUM-RECLAME_AQUI, COUNT, mediumReclameAqui",
        "PAUSE_REASON-3, DURATION, pauseReason3Seconds",
        "TAGS, TEXT, tags"
    })
    void nameIsTheColumnsOwnInEveryLanguage(String key, Format format, String name) {
        assertThat(JsonLinesOutput.name(new ValueColumn(format, key, ""))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE_TIME | \"2026-11-28T23:59:59-03:00\"",
                "DAY_FIRST_DATE_TIME | \"2026-11-28T23:59:59-03:00\"",
                "DATE | \"2026-11-28\"",
                "TIME | \"23:59:59-03:00\""
            })
    void momentSaysItsOffset(Format format, String written) throws IOException {
        assertThat(line(format, Instant.parse("2026-11-29T02:59:59.999Z"))).isEqualTo(written);
    }

    /** The hour that a clock repeats is told apart. */
    @ParameterizedTest
    @CsvSource({"2018-02-18T01:30:00Z, 2018-02-17T23:30:00-02:00", "2018-02-18T02:30:00Z, 2018-02-17T23:30:00-03:00"})
    void repeatedHourIsToldApart(Instant moment, String written) throws IOException {
        assertThat(line(Format.DATE_TIME, moment)).isEqualTo('"' + written + '"');
    }

    @Test
    void reportWithoutRowsIsBlank() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowOutput<Object[]> lines = new JsonLinesOutput<>(
                out, List.of(new ValueColumn(Format.COUNT, "COUNT", "")), ZoneId.of("America/Sao_Paulo"));
        lines.begin();
        lines.finish();
        assertThat(out.toString(UTF_8)).isNotEmpty().isBlank().doesNotContain("\n");
    }

    @Test
    void numbersAreNumbersAndUnknownIsNull() throws IOException {
        assertThat(line(Format.DURATION, 97_390L)).isEqualTo("97390");
        assertThat(line(Format.COUNT, 7L)).isEqualTo("7");
        assertThat(line(Format.PERCENT, 0.2125)).isEqualTo("0.2125");
        assertThat(line(Format.DECIMAL, 12.5)).isEqualTo("12.5");
        assertThat(line(Format.PERCENT, null)).isEqualTo("null");
    }

    @Test
    void textIsAsItIsStored() throws IOException {
        assertThat(line(Format.TEXT, "=1\t\"é\"\n😀")).isEqualTo("\"=1\\t\\\"é\\\"\\n😀\"");
        byte[] around = "<<\u0007 é>>".getBytes(UTF_8);
        assertThat(line(Format.TEXT, new Utf8Text(around, 2, around.length - 4)))
                .isEqualTo("\"\\u0007 é\"");
        assertThat(line(Format.TEXT, (Labelled) () -> "Sim")).isEqualTo("\"Sim\"");
        assertThat(line(Format.TEXT, List.of("2ª via", "a, b"))).isEqualTo("[\"2ª via\",\"a, b\"]");
    }

    /** The value of the only name of the only line. */
    private static String line(Format format, @Nullable Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowOutput<Object[]> output = new JsonLinesOutput<>(
                out, List.of(new ValueColumn(format, "VALUE", "—")), ZoneId.of("America/Sao_Paulo"));
        output.begin();
        output.writeRow(new @Nullable Object[] {value});
        output.writeRow(new @Nullable Object[] {value});
        output.finish();
        String name = format == Format.DURATION ? "valueSeconds" : "value";
        String[] lines = out.toString(UTF_8).split("(?<=\n)", -1);
        assertThat(lines).hasSize(3).endsWith("");
        assertThat(lines[1])
                .isEqualTo(lines[0].stripLeading())
                .startsWith("{\"" + name + "\":")
                .endsWith("}\n");
        return lines[1].substring(name.length() + 4, lines[1].length() - 2);
    }
}
