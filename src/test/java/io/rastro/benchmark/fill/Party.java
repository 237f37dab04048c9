package io.rastro.benchmark.fill;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import io.rastro.text.PhoneNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Where a contact wrote or called from: always the same number and address for the same contact. */
record Party(@Nullable String phone, @Nullable String email) {

    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final long NUMBERS = 100_000_000;

    static Party draw(long id, GeneratedSegment segment, FillSize size, SkewedRandom random) {
        Medium medium = segment.medium();
        // Spread over all numbers; the multiplier has no divisor in common with their count.
        long number = segment.contactId() * 61_803_399L % NUMBERS;
        String phone = medium.has(Trait.PHONE)
                ? PhoneNumber.canonical("+55" + (11 + segment.contactId() % 80) + "9" + String.format("%08d", number))
                : null;
        String email = medium.has(Trait.EMAIL_ADDRESS) ? email(segment.contactId()) : null;
        return new Party(phone, email);
    }

    static String email(int contact) {
        return "cliente" + contact + (contact % 10 == 0 ? "@empresa.example" : "@correio.example");
    }

    @Nullable
    String address() {
        return phone == null ? email : phone;
    }

    static String protocol(long id, long at, Medium medium) {
        String stamp = COMPACT.format(Instant.ofEpochSecond(at));
        return medium == Medium.WHATSAPP ? stamp + String.format("%04d", id % 10_000) : stamp;
    }
}
