package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks of Excel and LibreOffice: what is in their cells, however it is shown. */
class WorkbookTests {

    private static final Path LIBRE_OFFICE = Path.of("src/test/resources/workbook/libreoffice.xlsx");

    @TempDir
    Path directory;

    private Path workbook(Consumer<Workbook> content) throws IOException {
        Path file = directory.resolve("in.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook);
        }
        return file;
    }

    private static List<TableRecord> records(Path file, CsvLayout layout) throws IOException {
        try (TableRecords records = TableFile.open(file, layout)) {
            List<TableRecord> all = new ArrayList<>();
            for (TableRecord record = records.next(); record != null; record = records.next()) {
                all.add(record);
            }
            return all;
        }
    }

    private static List<String> told(Path file) throws IOException {
        return records(file, new CsvSample(file).layout()).stream()
                .map(record -> record.line() + " " + String.join("¦", record.cells()))
                .toList();
    }

    /** Made by LibreOffice: a cover, a merged title, an empty row, cells shown in Brazilian ways, formulas. */
    @Test
    void tableIsFoundBelowItsTitleInTheFirstSheetThatHasOne() throws IOException {
        assertThat(new CsvSample(LIBRE_OFFICE).sheets()).containsExactly("Capa", "Chamadas");
        assertThat(new CsvSample(LIBRE_OFFICE).layout()).isEqualTo(new CsvLayout(';', 3, "", "Chamadas"));
        assertThat(told(LIBRE_OFFICE))
                .containsExactly(
                        "3 id¦inicio¦fim¦status¦telefone¦cpf¦duracao¦carteirizado¦observacoes",
                        "4 lo1¦2026-05-06 12:01:07¦2026-05-06 12:09:40¦abandonada¦5511987650001¦1234567890¦27:03:10¦1¦linha 4",
                        "5 lo2¦2026-05-07 12:01:07¦2026-05-07 12:02:00¦abandonada¦+55 11 98765-0002¦¦¦¦Sem retorno;\nligar \"à tarde\"");
    }

    @Test
    void rowIsHandedOnAsALineOfCsvToo() throws IOException {
        assertThat(records(LIBRE_OFFICE, new CsvSample(LIBRE_OFFICE).layout())
                        .get(2)
                        .raw())
                .isEqualTo("lo2;2026-05-07 12:01:07;2026-05-07 12:02:00;abandonada;+55 11 98765-0002;;;;"
                        + "\"Sem retorno;\nligar \"\"à tarde\"\"\"");
    }

    @Test
    void otherSheetCanBeChosen() throws IOException {
        Path file = workbook(workbook -> {
            sheet(workbook, "Abril", "a1");
            sheet(workbook, "Maio", "m1");
        });
        assertThat(records(file, new CsvSample(file).layout("", "Maio")))
                .extracting(record -> record.cells().get(0))
                .containsExactly("id", "m1");
    }

    private static void sheet(Workbook workbook, String name, String id) {
        Worksheet sheet = workbook.newWorksheet(name);
        sheet.value(0, 0, "id");
        sheet.value(0, 1, "inicio");
        sheet.value(1, 0, id);
        sheet.value(1, 1, LocalDateTime.of(2026, 5, 6, 12, 0));
        sheet.style(1, 1).format("d/m/yy h:mm").set();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // numbers keep all their digits
                "5511987650001      | -                     | 5511987650001",
                "123456789012345    | 0.00E+00              | 123456789012345",
                "42                 | #,##0.00              | 42",
                "0.1                | 0%                    | 0.1",
                "0.30000000000000004| -                     | 0.3",
                "-7                 | -                     | -7",
                "1234567890         | 00000000000           | 01234567890",
                "1234567890         | 000\\.000\\.000\\-00  | 01234567890",
                // stamps, dates, times of day
                "46148.500775463    | dd/mm/yyyy hh:mm      | 2026-05-06 12:01:07",
                "46148.500775463    | m/d/yy h:mm AM/PM     | 2026-05-06 12:01:07",
                "46148.500775463    | [$-416]d-mmm-yyyy     | 2026-05-06 12:01:07",
                "46148              | dd/mm/yyyy            | 2026-05-06",
                "46148              | yyyy-mm-dd hh:mm:ss   | 2026-05-06 00:00:00",
                "46148.500775463    | h:mm:ss               | 2026-05-06 12:01:07",
                "0.500775462963     | h:mm:ss               | 12:01:07",
                "0.5                | h:mm AM/PM            | 12:00:00",
                "46148.5000058      | yyyy-mm-dd hh:mm:ss.0 | 2026-05-06 12:00:00.501",
                // lengths of time
                "1.12719907407407   | [h]:mm:ss             | 27:03:10",
                "1.12719907407407   | h:mm:ss               | 27:03:10",
                "0.000347222222     | mm:ss                 | 00:00:30",
                "0.000347222222     | [ss]                  | 00:00:30",
                // what looks like a date's format and is none
                "12                 | 0\" dias\"            | 12",
                "12                 | [Red]0                | 12"
            })
    void valueOfACellDoesNotDependOnHowItIsShown(String number, String format, String text) throws IOException {
        Path file = workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("A");
            sheet.value(0, 0, "x");
            sheet.value(0, 1, Double.valueOf(number));
            if (format != null) {
                sheet.style(0, 1).format(format).set();
            }
        });
        assertThat(told(file)).containsExactly("1 x¦" + text);
    }

    @Test
    void otherKindsOfCellsAreText() throws IOException {
        Path file = workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("A");
            sheet.value(0, 0, "compartilhado");
            sheet.inlineString(0, 1, "no lugar");
            sheet.value(0, 2, true);
            sheet.value(0, 3, LocalDate.of(2026, 5, 6));
            sheet.style(0, 3).format("dd/mm/yyyy").set();
            sheet.value(0, 5, "a_x000D_\nb");
            sheet.value(2, 0, "mais");
        });
        assertThat(told(file)).containsExactly("1 compartilhado¦no lugar¦true¦2026-05-06¦¦a\r\nb", "3 mais¦¦¦¦¦");
    }

    @Test
    void numberOfMoreDigitsThanASpreadsheetHoldsIsToldOf() throws IOException {
        Path file = workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("A");
            sheet.value(0, 0, "protocolo");
            sheet.value(1, 0, 20260506120000123d);
            sheet.value(2, 0, 202605061200001d);
        });
        List<TableRecord> records = records(file, new CsvSample(file).layout());
        assertThat(records.get(1).cells()).containsExactly("20260506120000124");
        assertThat(records.get(1).warnings()).extracting(Notice::key).containsExactly("digitsCut");
        assertThat(records.get(2).warnings()).isEmpty();
    }

    /** The parts of a workbook as they may be, with no more than they need. */
    private Path handMade(String workbookProperties, String rows) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return zip(Map.of(
                "[Content_Types].xml",
                xml + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + types + "styles+xml\"/></Types>",
                "xl/workbook.xml",
                xml + "<workbook xmlns=\"" + main
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + workbookProperties
                        + "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                xml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/styles.xml",
                xml + "<styleSheet xmlns=\"" + main
                        + "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                xml + "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>"));
    }

    private Path zip(Map<String, String> entries) throws IOException {
        Path file = directory.resolve("hand.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Map<String, String> parts(Path workbook) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void workbookMayGoWithoutStyles() throws IOException {
        Map<String, String> parts = parts(handMade("", "<row><c><v>46148.5</v></c></row>"));
        parts.remove("xl/styles.xml");
        parts.computeIfPresent(
                "[Content_Types].xml", (name, types) -> types.replaceAll("<Override PartName=\"/xl/styles.*?/>", ""));
        assertThat(told(zip(parts))).containsExactly("1 46148.5");
    }

    @Test
    void daysMayBeCountedFrom1904() throws IOException {
        Path file =
                handMade("<workbookPr date1904=\"1\"/>", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44686.5</v></c></row>");
        assertThat(told(file)).containsExactly("1 2026-05-06 12:00:00");
    }

    @Test
    void rowsAndCellsMayGoWithoutTheirNumbers() throws IOException {
        Path file = handMade("", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>");
        assertThat(told(file)).containsExactly("1 1¦2", "2 3¦");
    }

    @Test
    void rowThatCannotBeReadCostsNoOther() throws IOException {
        Path file = handMade(
                "",
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"odd\"><v>1</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row>");
        assertThat(records(file, CsvLayout.of(';', 0)))
                .extracting(record -> record.line() + " " + record.cells())
                .containsExactly("1 [1]", "2 null", "3 [3]");
    }

    /** A sheet that declares words of its own, or a file to be put in: neither is ever in a cell. */
    @ParameterizedTest
    @ValueSource(strings = {"\"palavra\"", "SYSTEM \"file://%s\""})
    void entityThatASheetDeclaresIsNotPutIn(String declared) throws IOException {
        Path outer = Files.writeString(directory.resolve("outer.txt"), "palavra");
        String type = "<!DOCTYPE worksheet [<!ENTITY word " + declared.formatted(outer) + ">]>";
        Map<String, String> parts = parts(handMade("", "<row><c t=\"str\"><v>&word;</v></c><c><v>7</v></c></row>"));
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml", (name, sheet) -> sheet.replace("<worksheet", type + "<worksheet"));
        Path file = zip(parts);
        assertThat(WorkbookSize.fits(file)).isTrue();
        assertThatThrownBy(() -> records(file, CsvLayout.of(';', 0)))
                .isInstanceOf(IOException.class)
                .rootCause()
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("word");
    }

    @Test
    void workbookThatUnpacksToMoreThanThereIsRoomForIsNotOpened() throws IOException {
        assertThat(WorkbookSize.fits(LIBRE_OFFICE)).isTrue();
        assertThat(WorkbookSize.fits(handMade("", "<row><c t=\"str\"><v>" + "x".repeat(2_000_000) + "</v></c></row>")))
                .isFalse();
    }

    @Test
    void workbookOfMorePartsThanAnyHasIsNotOpened() throws IOException {
        Path file = directory.resolve("parts.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int part = 0; part <= ArchiveContents.MOST_ENTRIES; part++) {
                zip.putNextEntry(new ZipEntry("xl/media/" + part));
            }
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        assertThat(ArchiveContents.fit(file)).isFalse();
        assertThat(ArchiveContents.fit(LIBRE_OFFICE)).isTrue();
        assertThat(FileType.of(file)).isEqualTo(FileType.OVERFULL_ARCHIVE);
    }
}
