package io.rastro.ingestion.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Choices about stamps that the forms of uploaded files have in common. */
final class SentChoice {

    private SentChoice() {}

    /** @param otherwise where there is no zone of that name */
    static String zone(String name, String otherwise) {
        try {
            return ZoneId.of(name.strip()).getId();
        } catch (DateTimeException unknown) {
            return otherwise;
        }
    }

    /**
     * What was typed as a zone and is none. An empty field chooses none: the zone shown before stays.
     *
     * @param name null: none was asked for
     * @return null: there is nothing to be told
     */
    static @Nullable String unknownZone(@Nullable String name) {
        return name == null || name.isBlank() || !zone(name, "").isEmpty() ? null : name;
    }

    /** Null: not chosen. */
    static @Nullable Boolean monthFirst(String dates) {
        return switch (dates) {
            case "day" -> Boolean.FALSE;
            case "month" -> Boolean.TRUE;
            default -> null;
        };
    }
}
