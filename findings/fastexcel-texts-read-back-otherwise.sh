#!/usr/bin/env bash
# Texts that fastexcel writes into a workbook, read back by Apache POI.
#
# Libraries: org.dhatim:fastexcel 0.20.2 (Apache-2.0), org.apache.poi:poi-ooxml 5.5.1 (Apache-2.0), Maven Central
# Expected:  a cell reads as it was written, or is refused. ECMA-376 (22.9.2.19, ST_Xstring) has _xHHHH_ for characters that
#            XML cannot hold, and _x005F_ before a text that looks like one; XML drops no blanks of its own, but workbooks
#            keep those at the ends of a text only under xml:space="preserve".
# Seen:      fastexcel writes neither escape: a control character is left out without a word, and a text such as a_x0041_b
#            comes back as aAb. value() marks the text xml:space="preserve", inlineString(), which needs no table of
#            all texts in memory, does not; a RichText of one run does.
# Exits non-zero when any of this changes.
set -euo pipefail
mvnw="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/mvnw"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
for artifact in org.dhatim:fastexcel:0.20.2 com.github.rzymek:opczip:1.2.0 org.apache.poi:poi:5.5.1 \
    org.apache.poi:poi-ooxml:5.5.1 org.apache.poi:poi-ooxml-lite:5.5.1 org.apache.xmlbeans:xmlbeans:5.3.0 \
    org.apache.commons:commons-compress:1.28.0 commons-io:commons-io:2.21.0 org.apache.commons:commons-lang3:3.18.0 \
    org.apache.commons:commons-collections4:4.5.0 org.apache.logging.log4j:log4j-api:2.25.3; do
  "$mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$artifact" -DoutputDirectory="$work"
done
cat > Seen.java <<'JAVA'
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.zip.ZipFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

public class Seen {
    public static void main(String[] arguments) throws Exception {
        try (var out = new FileOutputStream("texts.xlsx"); Workbook book = new Workbook(out, "Seen", "1.0")) {
            Worksheet sheet = book.newWorksheet("A");
            sheet.inlineString(0, 0, "a_x0041_b");
            sheet.value(0, 1, "a_x0041_b");
            sheet.inlineString(1, 0, "a\u0001b");
            sheet.value(1, 1, "a\u0001b");
            sheet.inlineString(2, 0, " c ");
            sheet.value(2, 1, " d ");
            sheet.inlineString(3, 0, RichText.builder().run(" e ").end().build());
        }
        try (var in = new FileInputStream("texts.xlsx"); XSSFWorkbook book = new XSSFWorkbook(in)) {
            for (int row = 0; row < 2; row++) {
                var cells = book.getSheetAt(0).getRow(row);
                System.out.println(cells.getCell(0).getStringCellValue() + " " + cells.getCell(1).getStringCellValue());
            }
        }
        try (ZipFile zip = new ZipFile("texts.xlsx")) {
            String all = "";
            for (String part : new String[] {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}) {
                all += new String(zip.getInputStream(zip.getEntry(part)).readAllBytes(), "UTF-8");
            }
            for (String text : new String[] {" c ", " d ", " e "}) {
                int at = all.indexOf(">" + text + "<");
                System.out.println(all.substring(all.lastIndexOf('<', at), at + 1) + text.strip());
            }
        }
    }
}
JAVA
cat > expected <<'TEXT'
aAb aAb
ab ab
<t>c
<t xml:space="preserve">d
<t xml:space="preserve">e
TEXT
java -cp "$work/*" Seen.java 2>/dev/null | tee seen
diff expected seen
