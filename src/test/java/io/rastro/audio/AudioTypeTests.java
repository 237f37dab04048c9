package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioTypeTests {

    private static final String SOUND = "00fff8ff0100fdff02000300";

    @ParameterizedTest
    @CsvSource({
        "524946462400000057415645, WAV",
        "52463634ffffffff57415645, WAV",
        "4f6767530002000000000000, OGG",
        "00000020667479704d344120, M4A",
        "494433030000000000000000, MP3",
        "fffb90640000000000000000, MP3",
        "664c61430000002210001000, FLAC",
        "fff1508000000000fc210000, AAC",
        "d2000000000000000000000000000000000000000000000000000000000000000000, GSM",
        "fff3f0000000000000000000, UNKNOWN",
        "ffffffffffffffffffffffff, UNKNOWN",
        "52494646240000004156490a, UNKNOWN",
        "000000000000000000000000, UNKNOWN",
        "255044462d312e340a000000,",
        "504b03041400000008000000,",
        "3c68746d6c3e000000000000,",
        "7b226572726f72223a313233,",
        "52494646,",
        "'',",
    })
    void typeIsToldByTheFirstBytes(String hex, @Nullable AudioType expected) {
        assertThat(AudioType.of(HexFormat.of().parseHex(hex), "").orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a.ulaw, MULAW, ulaw",
        "a.ul, MULAW, ul",
        "a.PCMU, MULAW, pcmu",
        "a.pcm, MULAW, pcm",
        "a.alaw, ALAW, alaw",
        "a.al, ALAW, al",
        "a.sln, SLIN, sln",
        "a.raw, SLIN, raw",
        "a.slin16, SLIN, slin16",
        "a.sln48, SLIN, sln48",
        "dir.ulaw/a, UNKNOWN, bin",
        "a.g729, UNKNOWN, g729",
        "a.long-extension, UNKNOWN, bin",
    })
    void rawFormatsAreToldByTheirExtension(String name, AudioType type, String extension) {
        assertThat(AudioType.of(HexFormat.of().parseHex(SOUND), name)).contains(type);
        assertThat(type.extension(name)).isEqualTo(extension);
    }

    @ParameterizedTest
    @CsvSource({"524946462400000057415645, WAV", "4f6767530002000000000000, OGG", "3c68746d6c3e000000000000,", "'',"})
    void aMarkCountsMoreThanAnExtension(String hex, @Nullable AudioType expected) {
        assertThat(AudioType.of(HexFormat.of().parseHex(hex), "a.ulaw").orElse(null))
                .isEqualTo(expected);
    }
}
