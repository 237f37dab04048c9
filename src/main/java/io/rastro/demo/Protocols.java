package io.rastro.demo;

import io.rastro.interaction.Medium;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The numbers a platform gives to what reaches it; every medium has its own form. */
final class Protocols {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int CHAT_LIMIT = 30;

    private Protocols() {}

    static String protocol(Medium medium, Instant at, Chance chance) {
        String stamp = STAMP.format(at);
        return switch (medium) {
            case VOICE -> stamp;
            case WHATSAPP -> stamp + chance.digits(4);
            case CHAT -> reversed(stamp + at.plusMillis(chance.between(0, 999)).toEpochMilli());
            case EMAIL -> "EM-" + stamp + "-" + chance.digits(4);
            case SMS -> "SMS" + stamp + chance.digits(3);
            case RECLAME_AQUI -> "RA" + stamp.substring(0, 8) + "-" + chance.digits(7);
            case INSTAGRAM -> "IG" + stamp + chance.digits(4);
        };
    }

    /** A number of another system, typed at wrap-up: long, and at times with leading zeros. */
    static String external(Chance chance) {
        int length = chance.between(8, 22);
        return chance.happens(0.35)
                ? "000" + chance.digits(length - 3)
                : chance.between(1, 9) + chance.digits(length - 1);
    }

    private static String reversed(String text) {
        String reversed = new StringBuilder(text).reverse().toString();
        return reversed.substring(0, Math.min(CHAT_LIMIT, reversed.length()));
    }
}
