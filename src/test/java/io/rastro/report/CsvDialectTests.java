package io.rastro.report;

import static io.rastro.report.CsvDialect.SCRIPT;
import static io.rastro.report.CsvDialect.SPREADSHEET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDialectTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=",
                "@x",
                "@SUM(A1)",
                "\t=1+1",
                "\rtext",
                "\ntext",
                "+x",
                "-x",
                "-5-3",
                "+5*2",
                "+5 -3",
                "+55-11-98841-0273",
                "-2+3+cmd|' /C calc'!A0",
                "＝1+1",
                "＋1",
                "－1",
                "＠x",
                "-",
                "+",
                "-5\t"
            })
    void whatWouldRunStartsWithAnApostrophe(String formula) {
        assertThat(SPREADSHEET.protect(formula)).isEqualTo("'" + formula);
        assertThat(SCRIPT.protect(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "João", "1+1", "a=b", " =1", "-5", "+5", "-1.5", "+5511988410273", "+55 11 98841-0273",
                "+55 (11) 98841-0273", "0", "007", "10-12", "\"a\"", "a;b", "linha 1\nlinha 2", "'", "''", "'a", "'007",
                "20260731123456789012"
            })
    void programsGetOtherTextAsItIs(String text) {
        assertThat(SCRIPT.protect(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5511988410273",
                "-5",
                "+5",
                "007",
                "00",
                "0.5",
                "1.5",
                "1,5",
                "123456789012",
                "202607311234567890",
                "10-12",
                "1/2",
                "10/12/2025",
                "2025-12-10",
                "10.12.2025",
                "2025-12-10 10:00",
                "12:30",
                "1:2:3",
                "1E5",
                "1e-5",
                "10%"
            })
    void spreadsheetsGetWhatTheyWouldMangleWithATabBehind(String text) {
        assertThat(SPREADSHEET.protect(text)).isEqualTo(text + "\t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "7",
                "12345678901",
                "João",
                "+55 11 98841-0273",
                "(11) 98841-0273",
                "4002-8922-1-1",
                "0x10",
                "1 2",
                "P10-12",
                "123.456.789-09",
                "12.345.678/0001-95"
            })
    void spreadsheetsGetOtherTextAsItIs(String text) {
        assertThat(SPREADSHEET.protect(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void unprotectGivesBackWhatEitherDialectWasGiven(String text) {
        for (CsvDialect dialect : CsvDialect.values()) {
            assertThat(CsvDialect.unprotect(dialect.protect(text))).isEqualTo(text);
        }
    }

    static Stream<String> texts() {
        return Stream.of(
                "",
                "'",
                "''",
                "'=1",
                "''=1",
                "'''@",
                "'007",
                "007",
                "007\t",
                "007\t\t",
                "\t",
                "\t\t",
                "-5",
                "-5\t",
                "'-5\t",
                "=1\t",
                "'=1\t",
                "+5511988410273",
                "+5511988410273\t",
                "a\t",
                "'a",
                "=",
                "'=",
                "''",
                "10-12\t",
                "7",
                "7\t");
    }

    @Test
    void unprotectGivesBackAnyTextMadeOfWhatMatters() {
        Random random = new Random(7);
        String alphabet = "'\t=+-@ 0017.:/ea\r\n";
        List<String> texts = IntStream.range(0, 50_000)
                .mapToObj(number -> random.ints(random.nextInt(7), 0, alphabet.length())
                        .mapToObj(index -> alphabet.substring(index, index + 1))
                        .reduce("", String::concat))
                .toList();
        for (CsvDialect dialect : CsvDialect.values()) {
            assertThat(texts)
                    .allSatisfy(text -> assertThat(CsvDialect.unprotect(dialect.protect(text)))
                            .isEqualTo(text));
        }
    }

    @Test
    void dialectsAreTheContracts() {
        assertThat(SPREADSHEET.delimiter()).isEqualTo(';');
        assertThat(SPREADSHEET.byteOrderMark()).isTrue();
        assertThat(SPREADSHEET.code()).isEqualTo("spreadsheet");
        assertThat(SCRIPT.delimiter()).isEqualTo(',');
        assertThat(SCRIPT.byteOrderMark()).isFalse();
        assertThat(SCRIPT.code()).isEqualTo("script");
    }
}
