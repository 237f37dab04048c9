package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.text.Utf8Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast writer's bytes are those of OpenCSV. */
class CsvExportTests {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "a",
            "\"",
            "\"\"",
            "a\"b",
            ";",
            ",",
            "a;b",
            "a,b",
            "1,5",
            "1;5",
            "\n",
            "\r",
            "\r\n",
            "linha 1\nlinha 2",
            "linha 1\r\nlinha 2",
            "=1+1",
            "=",
            "@x",
            "+",
            "-",
            "+x",
            "-5-3",
            "\t",
            "\t=1",
            "'",
            "''",
            "'=1",
            "''@",
            "'007",
            "0",
            "00",
            "007",
            "7",
            "12345678901",
            "123456789012",
            "01234567890",
            "+5511988410273",
            "+55 11 98841-0273",
            "-5",
            "+5",
            "--5",
            "+-5",
            "1.5",
            "-1,5",
            "1E5",
            "10%",
            "10-12",
            "2025-12-10 10:00",
            "12:30",
            "5\t",
            "007\t",
            "-5\t",
            "1,5\t",
            "a\t",
            "=1\t",
            "＝1+1",
            "＋1",
            "－1",
            "＠x",
            "ﾊﾛｰ",
            "São João",
            "É",
            "😀",
            "😀;\"😀\"",
            "\uFEFFa",
            "\u00A0",
            "\u2028",
            "e\u0301",
            "\u0000",
            "null",
            "Não;\"sim\"",
            "x".repeat(200_000),
            "\"".repeat(70_000),
            "1".repeat(5_000));

    private static final List<ZoneId> ZONES = Stream.of(
                    "America/Sao_Paulo",
                    "UTC",
                    "Australia/Lord_Howe",
                    "Asia/Kathmandu",
                    "America/New_York",
                    "Pacific/Apia")
            .map(ZoneId::of)
            .toList();

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"TEXT", "PHONE"})
    void anyTextIsWrittenAlikeWhicheverWayItCame(Format format) throws IOException {
        List<Column<Object[]>> columns = List.of(new ValueColumn(format));
        for (String text : texts()) {
            byte[] around = ("=;\"" + text + "\"\t").getBytes(StandardCharsets.UTF_8);
            Utf8Text sent = new Utf8Text(around, 3, around.length - 5);
            assertThat(sent).hasToString(text);
            assertAlike(columns, List.<Object[]>of(new Object[] {sent}, new Object[] {text}));
        }
    }

    private static List<String> texts() {
        Random random = new Random(13);
        String alphabet = "'\t=+-@ 0017.:/ea;,\"\r\né＝😀";
        List<String> texts = new ArrayList<>(HOSTILE);
        IntStream.range(0, 20_000)
                .mapToObj(number -> random.ints(random.nextInt(7), 0, alphabet.codePointCount(0, alphabet.length()))
                        .map(index -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, index)))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .forEach(texts::add);
        return texts;
    }

    static Stream<Format> times() {
        return Stream.of(Format.DATE, Format.TIME, Format.DATE_TIME, Format.DAY_FIRST_DATE_TIME);
    }

    @ParameterizedTest
    @MethodSource("times")
    void anyInstantIsWrittenAlikeInEveryZone(Format format) throws IOException {
        List<Column<Object[]>> columns = List.of(new ValueColumn(format));
        Random random = new Random(17);
        List<Object[]> rows = new ArrayList<>();
        for (int year : new int[] {-1, 0, 1, 999, 1900, 1969, 1970, 2000, 2011, 2018, 2019, 2025, 9999, 10_000}) {
            Instant start =
                    LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
            for (int number = 0; number < 500; number++) {
                rows.add(new Object[] {start.plusSeconds(random.nextInt(366 * 86_400))});
            }
        }
        // The hours that clocks skip and repeat, second by second around the change.
        for (String change : List.of("2018-11-04T03:00:00Z", "2019-02-17T02:00:00Z", "2011-12-30T10:00:00Z")) {
            for (int second = -3; second <= 3; second++) {
                rows.add(new Object[] {Instant.parse(change).plusSeconds(second)});
            }
        }
        for (ZoneId zone : ZONES) {
            assertAlike(columns, rows, zone);
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void otherValuesAreWrittenAlikeAndUnknownOnesToo(Format format) throws IOException {
        List<@Nullable Object> values = switch (format) {
            case TEXT, PHONE ->
                Arrays.asList(
                        "Sim",
                        null,
                        (Labelled) () -> "=inbound",
                        List.of(),
                        List.of("2ª via", "a, b"),
                        List.of("=x"),
                        7L);
            case DATE, TIME, DATE_TIME, DAY_FIRST_DATE_TIME -> Arrays.asList(Instant.EPOCH, null);
            case DURATION ->
                Arrays.asList(0L, null, 59L, 3_599L, 359_999L, 360_000L, 3_600_000L, -1L, -97_390L, Long.MAX_VALUE, 7);
            case COUNT -> Arrays.asList(0L, null, -5L, 1_234_567L);
            case PERCENT, DECIMAL -> Arrays.asList(0.0, null, -0.5, 0.2125, 1_234.565);
        };
        for (String unknown : List.of("", "—", "-;", "=\"")) {
            List<Column<Object[]>> columns =
                    List.of(new ValueColumn(format, "=\"" + unknown, unknown), new ValueColumn(format, "", unknown));
            List<Object[]> rows = new ArrayList<>();
            for (int times = 0; times < 2; times++) {
                values.forEach(value -> rows.add(new @Nullable Object[] {value}));
            }
            assertAlike(columns, rows);
        }
    }

    private static void assertAlike(List<Column<Object[]>> columns, List<Object[]> rows) throws IOException {
        assertAlike(columns, rows, ZONES.get(0));
    }

    private static void assertAlike(List<Column<Object[]>> columns, List<Object[]> rows, ZoneId zone)
            throws IOException {
        for (CsvDialect dialect : CsvDialect.values()) {
            ByteArrayOutputStream fast = new ByteArrayOutputStream();
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            write(new CsvExport<>(fast, columns, dialect, zone), rows);
            write(new CsvReport<>(expected, columns, dialect, zone), rows);
            assertThat(fast.toByteArray()).isEqualTo(expected.toByteArray());
        }
    }

    private static void write(RowOutput<Object[]> csv, List<Object[]> rows) throws IOException {
        csv.begin();
        rows.forEach(csv::writeRow);
        csv.finish();
    }
}
