package io.rastro.demo;

import io.rastro.interaction.Medium;
import java.time.LocalDateTime;

/**
 * The numbers a platform gives to what reaches it; every medium has its own form. Their stamps are filled in by
 * {@link DemoCalendar}.
 */
final class Protocols {

    private Protocols() {}

    /** @param at local */
    static String protocol(Medium medium, LocalDateTime at, Chance chance) {
        String stamp = StampText.of('s', at);
        return switch (medium) {
            case VOICE -> stamp;
            case CHAT -> chance.digits(3) + StampText.of('r', at);
            case EMAIL -> "EM-" + stamp + "-" + chance.digits(4);
            case SMS -> "SMS" + stamp + chance.digits(3);
            case RECLAME_AQUI -> "RA" + StampText.of('d', at) + "-" + chance.digits(7);
            case INSTAGRAM -> "IG" + stamp + chance.digits(4);
            default -> stamp + chance.digits(4);
        };
    }

    /** A number of another system, typed at wrap-up: long, and at times with leading zeros. */
    static String external(Chance chance) {
        int length = chance.between(8, 22);
        return chance.happens(0.35)
                ? "000" + chance.digits(length - 3)
                : chance.between(1, 9) + chance.digits(length - 1);
    }
}
