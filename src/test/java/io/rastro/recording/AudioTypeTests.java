package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioTypeTests {

    @ParameterizedTest
    @CsvSource({
        "524946462400000057415645, WAV",
        "4f6767530002000000000000, OGG",
        "00000020667479704d344120, M4A",
        "494433030000000000000000, MP3",
        "fffb90640000000000000000, MP3",
        "fff3f0000000000000000000,",
        "fff144800000000000000000,",
        "ffffffffffffffffffffffff,",
        "52494646240000004156490a,",
        "255044462d312e340a000000,",
        "52494646,",
        "'',",
    })
    void typeIsToldByTheFirstBytes(String hex, @Nullable AudioType expected) {
        assertThat(AudioType.of(HexFormat.of().parseHex(hex)).orElse(null)).isEqualTo(expected);
    }
}
