package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.CellWriter.NumberWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberWriterTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORTUGUESE  | 1.234.567 | 87,5 % | 1.234,57",
                "ENGLISH     | 1,234,567 | 87.5%  | 1,234.57",
                "SPREADSHEET | 1234567   | 87,5%  | 1234,57",
                "SCRIPT      | 1234567   | 0.875  | 1234.57",
            })
    void eachReaderGetsTheNumbersOfTheirOwn(NumberStyle style, String count, String percent, String decimal) {
        NumberWriter numbers = new NumberWriter(style);
        assertThat(numbers.count(1_234_567)).isEqualTo(count);
        assertThat(numbers.percent(0.875)).isEqualTo(percent.replace(' ', '\u00A0'));
        assertThat(numbers.decimal(1_234.565)).isEqualTo(decimal);
    }

    @ParameterizedTest
    @CsvSource({"0.9999, 1.000", "0.0005, 0.001", "0.2125, 0.213", "0, 0.000", "1, 1.000"})
    void halvesAreRoundedUp(double ratio, String written) {
        assertThat(new NumberWriter(NumberStyle.SCRIPT).percent(ratio)).isEqualTo(written);
    }
}
