package io.rastro.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a file in any format as texts, header first, all alike: those of the CSV for programs, dates with the year
 * first. What a workbook's cell is, is told by its type and style alone.
 */
public final class FileText {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-F]{4})_");
    private static final Pattern STAMP =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern TIME = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d)(Z|[+-]\\d\\d:\\d\\d)");
    private static final JsonMapper JSON = new JsonMapper();

    private FileText() {}

    /** Of the CSV for programs. */
    public static List<List<String>> ofCsv(byte[] file) {
        return CsvText.records(new String(file, UTF_8), ',').stream()
                .map(record -> record.stream()
                        .map(CsvDialect::unprotect)
                        .map(cell -> cell.replaceFirst("^(\\d\\d)-(\\d\\d)-(\\d{4}) ", "$3-$2-$1 "))
                        .toList())
                .toList();
    }

    /** Of each sheet of a workbook. */
    public static List<List<List<String>>> ofWorkbook(byte[] file) {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            List<List<List<String>>> sheets = new ArrayList<>();
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<Row> rows = sheet.read();
                int width = rows.get(0).getCellCount();
                sheets.add(rows.stream().map(row -> texts(row, width)).toList());
            }
            return sheets;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> texts(Row row, int width) {
        assertThat(row.getCellCount()).isLessThanOrEqualTo(width);
        return IntStream.range(0, width)
                .mapToObj(index -> row.hasCell(index) ? text(row.getCell(index)) : "")
                .toList();
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        assertThat(cell.getFormula()).isNull();
        return cell.getType() == CellType.STRING
                ? unescaped(cell.asString())
                : number(cell.asNumber(), cell.getDataFormatString());
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static String number(BigDecimal number, String format) {
        return switch (format) {
            case "dd/mm/yyyy" -> stamp(number, "uuuu-MM-dd");
            case "hh:mm:ss" -> stamp(number, "HH:mm:ss");
            case "dd/mm/yyyy hh:mm:ss" -> stamp(number, "uuuu-MM-dd HH:mm:ss");
            case "[h]:mm:ss" -> CellWriter.duration(seconds(number));
            case "#,##0" -> number.toBigIntegerExact().toString();
            case "0.0%" -> rounded(number, 3);
            case "#,##0.00" -> rounded(number, 2);
            default -> throw new IllegalArgumentException("A number is shown as " + format);
        };
    }

    private static long seconds(BigDecimal days) {
        return days.multiply(SECONDS_PER_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static String stamp(BigDecimal days, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(EPOCH.plusSeconds(seconds(days)));
    }

    private static String rounded(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /**
     * Of JSON lines, which have no header of the reader's.
     *
     * @param csv of the same report: gives the header, the digits of numbers and the words of what is unknown
     */
    public static List<List<String>> ofJsonLines(byte[] file, List<List<String>> csv) {
        List<JsonNode> objects =
                new String(file, UTF_8).lines().map(JSON::readTree).toList();
        List<List<String>> rows = new ArrayList<>(List.of(csv.get(0)));
        for (int index = 0; index < objects.size(); index++) {
            rows.add(texts(objects.get(index), csv.get(index + 1)));
        }
        return rows;
    }

    private static List<String> texts(JsonNode object, List<String> like) {
        List<String> names = List.copyOf(object.propertyNames());
        assertThat(names).as("as many as cells").hasSameSizeAs(like);
        return IntStream.range(0, names.size())
                .mapToObj(index -> text(names.get(index), object.get(names.get(index)), like.get(index)))
                .toList();
    }

    private static String text(String name, JsonNode value, String like) {
        if (value.isNull()) {
            return like.equals(SummaryColumn.EMPTY) ? like : "";
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(", "));
        }
        if (value.isNumber()) {
            return name.endsWith("Seconds")
                    ? CellWriter.duration(value.longValue())
                    : rounded(value.decimalValue(), new BigDecimal(like).scale());
        }
        String text = value.stringValue();
        Matcher stamp = STAMP.matcher(text);
        Matcher time = TIME.matcher(text);
        return stamp.matches() ? stamp.group(1) + " " + stamp.group(2) : time.matches() ? time.group(1) : text;
    }
}
