package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeTests {

    @ParameterizedTest
    @CsvSource({"0, HIGH", "69.999, HIGH", "70, MEDIUM", "150.5, MEDIUM", "150.999, MEDIUM", "151, LOW", "900, LOW"})
    void jitterHasAGradeAtEveryValue(double jitter, Grade grade) {
        assertThat(Grade.ofJitter(jitter)).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"0, HIGH", "1, HIGH", "1.001, MEDIUM", "5, MEDIUM", "5.001, LOW", "100, LOW"})
    void packetLossHasAGradeAtEveryValue(double percent, Grade grade) {
        assertThat(Grade.ofPacketLoss(percent)).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "69.999, 0.999, HIGH",
        "70, 0, MEDIUM",
        "0, 1, MEDIUM",
        "150.5, 5, MEDIUM",
        "151, 0, LOW",
        "0, 5.001, LOW",
        "151, 5.001, LOW",
        "151, , LOW",
        ", 5.001, LOW",
        "10, , ",
        ", 0, ",
        ", , ",
    })
    void callIsAsGoodAsBothMeasurementsAllow(@Nullable Double jitter, @Nullable Double percent, @Nullable Grade grade) {
        assertThat(Grade.ofCall(jitter, percent)).isEqualTo(grade);
    }

    @Test
    void whatWasNotMeasuredHasNoGrade() {
        assertThat(Grade.ofJitter(null)).isNull();
        assertThat(Grade.ofPacketLoss(null)).isNull();
    }
}
