package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.interaction.Medium;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProtocolsTests {

    private static final LocalDateTime AT = LocalDateTime.parse("2026-06-01T23:03:04");
    private static final DemoCalendar EIGHTEEN_WEEKS_LATER =
            new DemoCalendar(LocalDate.of(2026, 10, 14), ZoneId.of("America/Sao_Paulo"));
    private final Chance chance = Chance.of("test", 1);

    private String protocol(Medium medium) {
        return EIGHTEEN_WEEKS_LATER.place(Protocols.protocol(medium, AT, chance));
    }

    @Test
    void aCallIsNumberedByItsInstantInUtc() {
        assertThat(protocol(Medium.VOICE)).isEqualTo("20261006020304");
    }

    @Test
    void whatsAppAddsFourDigitsOfTicks() {
        assertThat(protocol(Medium.WHATSAPP)).matches("20261006020304\\d{4}");
    }

    @Test
    void aChatIsNumberedBackwards() {
        String protocol = protocol(Medium.CHAT);
        String forwards = new StringBuilder(protocol).reverse().toString();
        assertThat(protocol).hasSizeLessThanOrEqualTo(30);
        assertThat(forwards)
                .startsWith(
                        "20261006020304" + Instant.parse("2026-10-06T02:03:04Z").getEpochSecond());
    }

    @Test
    void everyProtocolFitsTheContract() {
        assertThat(Arrays.stream(Medium.values()).map(this::protocol)).allMatch(protocol -> protocol.length() <= 40);
    }
}
