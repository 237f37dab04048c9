package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How lines become records: what a quotation mark may cost, and what widths mean. */
class CsvRecordsTests {

    private static List<TableRecord> records(String text, char delimiter) throws IOException {
        CsvRecords records = CsvRecords.of(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CsvLayout.of(delimiter, 0));
        List<TableRecord> all = new ArrayList<>();
        for (TableRecord record = records.next(); record != null; record = records.next()) {
            all.add(record);
        }
        return all;
    }

    /** One record in words: its line, then its cells or why it has none. */
    private static String told(TableRecord record) {
        return record.line() + " "
                + (record.cells() == null
                        ? Objects.requireNonNull(record.problem()).key()
                        : String.join("¦", record.cells()).replace("\n", "⏎"));
    }

    private static List<String> told(String text) throws IOException {
        return records(text, ',').stream().map(CsvRecordsTests::told).toList();
    }

    /** Below a header of four columns, with a sound line after it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // by RFC 4180
                "a,b,c,d                             | 2 a¦b¦c¦d",
                "a,\"b, b\",c,\"d\"                  | 2 a¦b, b¦c¦d",
                "a,\"\"\"Ana\"\" <119>\",c,d         | 2 a¦\"Ana\" <119>¦c¦d",
                "a,\"b⏎b\",c,d                       | 2 a¦b⏎b¦c¦d",
                "\"a⏎⏎a\",b,c,d                      | 2 a⏎⏎a¦b¦c¦d",
                "a,b,c,\"d⏎d\"                       | 2 a¦b¦c¦d⏎d",
                // a mark inside a cell that does not begin with one is text
                "a,Ana \"Bia\" Lia,c,d               | 2 a¦Ana \"Bia\" Lia¦c¦d",
                "a,3\" de cano,c,d                   | 2 a¦3\" de cano¦c¦d",
                // marks that are not doubled
                "a,\"Ana\" <119>,c,d                 | 2 a¦\"Ana\" <119>¦c¦d",
                "a,\"Bia\" (noite),c,d               | 2 a¦\"Bia\" (noite)¦c¦d",
                "a,\"Ana \"Bia\" Lia\",c,d           | 2 a¦Ana \"Bia\" Lia¦c¦d",
                "a,\"\"Souza, Bia\" <119>\",c,d      | 2 a¦\"Souza, Bia\" <119>¦c¦d",
                "a,\"Ana\" <119>,\"600,t,,,300\",d   | 2 a¦\"Ana\" <119>¦600,t,,,300¦d",
                "\"\"Souza, B\" <1>\",\"b\",\"600,t\",d | 2 \"Souza, B\" <1>¦b¦600,t¦d",
                "\"a\",\"b\",\"\"c\" d\",\"\"d\" e\" | 2 a¦b¦\"c\" d¦\"d\" e",
                "a, \"b, b\" ,c,d                    | 2 a¦b, b¦c¦d",
                // marks that nothing closes
                "a,\"Ana <119>,c,d                   | 2 unclosedQuote",
                "a,\"Ana\" <119>,\"c,d               | 2 unclosedQuote",
                "a,b,c,\"                            | 2 unclosedQuote",
                "a,\"Ana\" <119>,c                   | 2 wrongWidth",
                // widths
                "a,b                                 | 2 a¦b¦¦",
                "a,b,c,d,                            | 2 a¦b¦c¦d",
                "a,b,c,d,, ,                         | 2 a¦b¦c¦d",
                "a,\"Ana\" <119>,c,d,,               | 2 a¦\"Ana\" <119>¦c¦d",
                "a,b,c,d,e                           | 2 wrongWidth"
            })
    void lineCostsNoneButItself(String line, String record) throws IOException {
        String text = "h1,h2,h3,h4\n" + line.replace('⏎', '\n') + "\nw,x,\"y, y\",z\n";
        assertThat(told(text))
                .containsExactly(
                        "1 h1¦h2¦h3¦h4",
                        record,
                        (3 + line.chars().filter(unit -> unit == '⏎').count()) + " w¦x¦y, y¦z");
    }

    /** A cell may hold what looks like lines of text, but a line that is a call is one. */
    @Test
    void openMarkTakesNoCallThatAnotherMarkWouldClose() throws IOException {
        assertThat(told("""
                id,start,name,phone
                1,2026-05-09 08:00:00,"Ana <119>,11987650001
                2,2026-05-09 08:01:00,Caio,11987650002
                3,2026-05-09 08:02:00,Bia 3",11987650003
                4,2026-05-09 08:03:00,"Ana, de
                manhã, e
                à tarde",11987650004
                """))
                .containsExactly(
                        "1 id¦start¦name¦phone",
                        "2 unclosedQuote",
                        "3 2¦2026-05-09 08:01:00¦Caio¦11987650002",
                        "4 3¦2026-05-09 08:02:00¦Bia 3\"¦11987650003",
                        "5 4¦2026-05-09 08:03:00¦Ana, de⏎manhã, e⏎à tarde¦11987650004");
    }

    /** The first line is cut; the last would close its mark, and make a record that is too short. */
    @Test
    void lineCutInsideItsMarksTakesNoCallEither() throws IOException {
        assertThat(told("""
                id,start,name,phone
                1,2026-05-09 08:00:00,"Ana
                2,2026-05-09 08:01:00,Caio,11987650002
                3,2026-05-09 08:02:00,Bia 3"
                """))
                .containsExactly(
                        "1 id¦start¦name¦phone",
                        "2 unclosedQuote",
                        "3 2¦2026-05-09 08:01:00¦Caio¦11987650002",
                        "4 3¦2026-05-09 08:02:00¦Bia 3\"¦");
    }

    @Test
    void lastLineThatIsCutIsNoRecord() throws IOException {
        assertThat(told("a,b,c\n1,2\n3,4")).containsExactly("1 a¦b¦c", "2 1¦2¦", "3 wrongWidth");
        assertThat(told("a,b,c\n3,4,\"5")).containsExactly("1 a¦b¦c", "2 unclosedQuote");
        assertThat(told("a,b,c\n3,4,5")).containsExactly("1 a¦b¦c", "2 3¦4¦5");
    }

    @Test
    void linesEndAsTheyLike() throws IOException {
        assertThat(told("\uFEFFa,b\r1,2\r\n3,\"4\r4\"\n\r\n,\r5,6"))
                .containsExactly("1 a¦b", "2 1¦2", "3 3¦4\r4", "7 5¦6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Ana\" <119>",
                "\"Ana <119>",
                "\"\"Souza, Bia\" <119>",
                "\"Ana\" <119>,\"600",
                "\"",
                "\"x\"\"",
                "x"
            })
    void workStaysInProportionToTheFileWhereverMarksAreOpen(String name) throws IOException {
        for (int every : new int[] {8_000, 7, 1}) {
            String text = "id,start,end,status,name,phone,service\n"
                    + IntStream.range(0, 8_000)
                            .mapToObj(line -> "p%d,2026-05-09 08:00:00,2026-05-09 08:00:30,answered,%s,119%08d,D\n"
                                    .formatted(line, line % every == 1 % every ? name : "Caio", line))
                            .collect(Collectors.joining());
            CsvRecords records = CsvRecords.of(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CsvLayout.of(',', 1));
            int count = 0;
            for (TableRecord record = records.next(); record != null; record = records.next()) {
                assertThat(record.raw()).doesNotContain("\n");
                count++;
            }
            assertThat(count).isEqualTo(8_001);
            assertThat(records.charactersRead()).isLessThan(5L * text.length());
        }
    }
}
