package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AacChannelsTests {

    /** As encoders write them: plain, with a synchronised extension, HE-AAC, HE-AAC v2, and with channels listed. */
    @ParameterizedTest
    @CsvSource({
        "1588, 1",
        "1590, 2",
        "158856e500, 1",
        "121056e500, 2",
        "13b8, 8",
        "2b8a0800, 1",
        "2b920800, 2",
        "eb8a0800, 2",
        "eb920800, 2",
        "12000504000000, 1",
        "12000504000020, 2",
    })
    void channelsAreThoseOfTheConfiguration(String hex, int channels) {
        assertThat(AacChannels.of(HexFormat.of().parseHex(hex))).isEqualTo(channels);
    }

    @Test
    void aConfigurationCutOffIsNone() {
        assertThatThrownBy(() -> AacChannels.of(new byte[] {0x12})).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
