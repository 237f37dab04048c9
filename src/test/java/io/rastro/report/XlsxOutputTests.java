package io.rastro.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the cells of a workbook. */
class XlsxOutputTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final SheetWords WORDS = new SheetWords("ura-ligações", "… [cortado]");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "DATE, 2026-11-29T02:59:59Z, 2026-11-28T00:00",
        "DATE_TIME, 2026-11-29T02:59:59Z, 2026-11-28T23:59:59",
        "DAY_FIRST_DATE_TIME, 2026-11-29T02:59:59.999Z, 2026-11-28T23:59:59",
        "DATE_TIME, 1969-07-20T20:17:40.5Z, 1969-07-20T17:17:40",
        "TIME, 2026-11-29T02:59:59Z, 1899-12-31T23:59:59",
    })
    void momentIsADateOfThePortalsZone(Format format, Instant value, LocalDateTime shown) throws IOException {
        assertThat(cell(format, value).getType()).isEqualTo(CellType.NUMBER);
        assertThat(cell(format, value).asDate()).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"DATE", "DATE_TIME"})
    void momentThatAWorkbookCannotTellIsTheTextOfTheCsv(Format format) throws IOException {
        assertThat(cell(format, Instant.parse("1900-02-28T12:00:00Z")).asString())
                .startsWith("1900-02-28");
        assertThat(cell(format, Instant.parse("+10000-01-02T12:00:00Z")).asString())
                .startsWith("+10000-01-02");
    }

    @ParameterizedTest
    @CsvSource({"DURATION, 97390, 27:03:10", "DURATION, 0, 00:00:00", "COUNT, 1234567, 1234567"})
    void durationsAndCountsAreNumbers(Format format, long value, String shown) throws IOException {
        assertThat(cell(format, value).getType()).isEqualTo(CellType.NUMBER);
        assertThat(rows(format, value)).containsExactly(List.of(format.name()), List.of(shown));
    }

    @ParameterizedTest
    @CsvSource({"PERCENT, 0.2125, 0.213", "PERCENT, 0, 0.000", "DECIMAL, 1234.565, 1234.57"})
    void ratiosAreNumbers(Format format, double value, String shown) throws IOException {
        assertThat(cell(format, value).asNumber()).isEqualByComparingTo(String.valueOf(value));
        assertThat(rows(format, value)).containsExactly(List.of(format.name()), List.of(shown));
    }

    @Test
    void durationBelowZeroIsText() throws IOException {
        assertThat(cell(Format.DURATION, -5L).asString()).isEqualTo("-00:00:05");
    }

    static List<String> texts() {
        return List.of(
                "=1+1",
                "+55 11 98841-0273",
                "-5",
                "@x",
                "007",
                "20261129123456789012",
                "12/10",
                " in front",
                "behind ",
                "\ttabs\t",
                "two\nlines\r\n",
                "<b>&amp;\"'",
                "bell \u0007, escape \u001B, null \u0000",
                "\uFFFE\uFFFF",
                "_x0041_ is no A",
                "__x0041__",
                "São João 😀 \u2028");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textIsTextAndWhole(String text) throws IOException {
        assertThat(cell(Format.TEXT, text).getType()).isEqualTo(CellType.STRING);
        assertThat(cell(Format.TEXT, text).getFormula()).isNull();
        assertThat(rows(Format.TEXT, text)).containsExactly(List.of("TEXT"), List.of(text));
    }

    @Test
    void textThatACellCannotHoldSaysThatItWasCut() throws IOException {
        String fits = "é".repeat(XlsxText.LONGEST);
        assertThat(cell(Format.TEXT, fits).asString()).isEqualTo(fits);
        String cut = cell(Format.TEXT, fits + "é").asString();
        assertThat(cut).hasSize(XlsxText.LONGEST).endsWith("é… [cortado]");
        // A pair is not halved.
        assertThat(cell(Format.TEXT, "😀".repeat(XlsxText.LONGEST)).asString()).endsWith("😀… [cortado]");
    }

    @Test
    void unknownIsTheColumnsWord() throws IOException {
        assertThat(rows(new ValueColumn(Format.PERCENT, "P", "—"), Arrays.asList((Object) null)))
                .containsExactly(List.of("P"), List.of("—"));
        assertThat(rows(new ValueColumn(Format.PERCENT), Arrays.asList((Object) null)))
                .containsExactly(List.of("PERCENT"), List.of(""));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "250, 1", "251, 2", "500, 2", "501, 3"})
    void anotherSheetBeginsUnderTheHeaderWhereOneIsFull(int rows, int sheets) throws IOException {
        List<List<List<String>>> written =
                FileText.ofWorkbook(written(250, new ValueColumn(Format.COUNT), counts(rows)));
        assertThat(written)
                .hasSize(sheets)
                .allSatisfy(sheet -> assertThat(sheet.get(0)).containsExactly("COUNT"));
        assertThat(written.stream().flatMap(sheet -> sheet.stream().skip(1)).flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rows).mapToObj(String::valueOf).toList());
    }

    @Test
    void sheetsAreNamedAndCanBeFilteredUnderAHeaderThatStays() throws IOException {
        byte[] file = written(2, new ValueColumn(Format.COUNT), counts(3));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("ura-ligações", "ura-ligações 2");
        }
        assertThat(part(file, "xl/worksheets/sheet1.xml"))
                .contains("ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:A3\">", "<col ");
        assertThat(part(file, "xl/worksheets/sheet2.xml")).contains("state=\"frozen\"", "<autoFilter ref=\"A1:A2\">");
        assertThat(part(file, "xl/styles.xml")).contains("<b/>");
        assertThat(part(file, "xl/sharedStrings.xml")).contains("uniqueCount=\"0\"");
    }

    @Test
    void whatBrokeOffOpensNowhere() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowOutput<Object[]> output = new XlsxOutput<>(out, List.of(new ValueColumn(Format.COUNT)), ZONE, WORDS);
        output.begin();
        assertThat(out.size()).as("sent before the first row").isPositive();
        counts(50_000).forEach(output::writeRow);
        assertThat(out.size()).as("sent before the last row").isGreaterThan(10_000);
        Path file = Files.write(directory.resolve("broken.xlsx"), out.toByteArray());
        assertThatThrownBy(() -> new ZipFile(file.toFile()).close()).isInstanceOf(ZipException.class);
    }

    @Test
    void whatHasNoRoomInAWorkbookIsBrokenOff() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new ZipRoomStream(out, 3)) {
            zip.write(new byte[] {1, 2});
            zip.write(3);
            assertThatThrownBy(() -> zip.write(4)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(out.toByteArray()).containsExactly(1, 2, 3);
    }

    private static List<Object[]> counts(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(count -> new Object[] {(long) count})
                .toList();
    }

    private static Cell cell(Format format, Object value) throws IOException {
        byte[] file =
                written(XlsxOutput.ROWS_OF_SHEET, new ValueColumn(format), List.<Object[]>of(new Object[] {value}));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = workbook.getFirstSheet().read();
            return rows.get(1).getCell(0);
        }
    }

    private static List<List<String>> rows(Format format, Object value) throws IOException {
        return rows(new ValueColumn(format), List.of(value));
    }

    private static List<List<String>> rows(ValueColumn column, List<@Nullable Object> values) throws IOException {
        List<Object[]> rows =
                values.stream().map(value -> new @Nullable Object[] {value}).toList();
        return FileText.ofWorkbook(written(XlsxOutput.ROWS_OF_SHEET, column, rows))
                .get(0);
    }

    private static byte[] written(int rowsOfSheet, ValueColumn column, List<Object[]> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowOutput<Object[]> output = new XlsxOutput<>(out, List.of(column), ZONE, WORDS, rowsOfSheet);
        output.begin();
        rows.forEach(output::writeRow);
        output.finish();
        return out.toByteArray();
    }

    private String part(byte[] file, String name) throws IOException {
        Path path = Files.write(directory.resolve("whole.xlsx"), file);
        try (ZipFile workbook = new ZipFile(path.toFile())) {
            return new String(workbook.getInputStream(workbook.getEntry(name)).readAllBytes(), UTF_8);
        }
    }
}
