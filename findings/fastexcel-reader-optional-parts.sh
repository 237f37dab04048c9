#!/usr/bin/env bash
# What a workbook may leave out, or write the other way, and what becomes of it in fastexcel-reader.
#
# Library:  org.dhatim:fastexcel-reader 0.20.2 (Maven Central, Apache-2.0)
# Expected: ECMA-376 makes the styles part and the r of rows and cells optional, and has a type d for cells that hold an
#           ISO 8601 date (what Excel writes into "Strict Open XML"). getRowNum() is documented as "1 based".
# Seen:     rows without r are counted from 0; a cell of type d ends in IllegalStateException in the middle of the stream
#           (advancing its spliterator once more goes on with the next row); with ReadingOptions(true, …), which the
#           formats of cells are only to be had by, a workbook without styles is refused: "null not found".
# Exits non-zero when any of this changes.
set -euo pipefail
mvnw="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/mvnw"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
for artifact in org.dhatim:fastexcel-reader:0.20.2 com.fasterxml:aalto-xml:1.4.0 org.codehaus.woodstox:stax2-api:4.3.0 \
    org.apache.commons:commons-compress:1.28.0 commons-io:commons-io:2.20.0 org.apache.commons:commons-lang3:3.18.0; do
  "$mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$artifact" -DoutputDirectory="$work"
done
cat > Seen.java <<'JAVA'
import java.io.File;
import java.nio.file.*;
import java.util.*;
import java.util.zip.*;
import org.dhatim.fastexcel.reader.*;

public class Seen {
    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    static File workbook(String name, String rows) throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        parts.put("xl/workbook.xml", XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(Path.of(name)))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes("UTF-8"));
            }
        }
        return new File(name);
    }

    public static void main(String[] arguments) throws Exception {
        File unnumbered = workbook("rows.xlsx", "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>");
        try (ReadableWorkbook book = new ReadableWorkbook(unnumbered)) {
            System.out.println("rows " + book.getFirstSheet().read().stream().map(Row::getRowNum).toList());
        }
        File dated = workbook("dates.xlsx", "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2026-05-06T12:01:07</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>");
        try (ReadableWorkbook book = new ReadableWorkbook(dated); var rows = book.getFirstSheet().openStream()) {
            Spliterator<Row> each = rows.spliterator();
            try {
                each.tryAdvance(row -> {});
                System.out.println("date read");
            } catch (IllegalStateException refused) {
                System.out.println("date " + refused.getMessage());
            }
            each.tryAdvance(row -> System.out.println("then " + row.getCellText(0)));
        }
        try (ReadableWorkbook book = new ReadableWorkbook(unnumbered, new ReadingOptions(true, true))) {
            System.out.println("styles not needed");
        } catch (ExcelReaderException refused) {
            System.out.println("styles " + refused.getMessage());
        }
    }
}
JAVA
seen="$(java -cp "$work/*" Seen.java)"
echo "$seen"
[[ "$seen" == "rows [0, 1]
date Unknown cell type : d
then 2
styles null not found" ]]
