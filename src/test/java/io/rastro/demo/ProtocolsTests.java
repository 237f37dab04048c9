package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.interaction.Medium;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProtocolsTests {

    private static final Instant AT = Instant.parse("2026-10-05T02:03:04Z");
    private final Chance chance = Chance.of("test", 1);

    @Test
    void aCallIsNumberedByItsInstantInUtc() {
        assertThat(Protocols.protocol(Medium.VOICE, AT, chance)).isEqualTo("20261005020304");
    }

    @Test
    void whatsAppAddsFourDigitsOfTicks() {
        assertThat(Protocols.protocol(Medium.WHATSAPP, AT, chance)).matches("20261005020304\\d{4}");
    }

    @Test
    void aChatIsNumberedBackwards() {
        String protocol = Protocols.protocol(Medium.CHAT, AT, chance);
        String forwards = new StringBuilder(protocol).reverse().toString();
        assertThat(protocol).hasSizeLessThanOrEqualTo(30);
        assertThat(forwards).startsWith("20261005020304" + AT.getEpochSecond());
    }

    @Test
    void everyProtocolFitsTheContract() {
        assertThat(Arrays.stream(Medium.values()).map(medium -> Protocols.protocol(medium, AT, chance)))
                .allMatch(protocol -> protocol.length() <= 40);
    }
}
