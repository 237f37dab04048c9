package io.rastro.interaction;

import io.rastro.report.Badge;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an interaction ended, in the words of the platforms (the contract shows them untranslated). */
public enum Status implements Badge {
    ABANDONED("ti-user-x", "bad"),
    BAD_PHONE("ti-phone-x", "bad"),
    BAD_NUMBER("ti-ban", "bad"),
    DEQUEUED("ti-clock-x", "warn"),
    SERVICE_COMPLETED("ti-check", "ok"),
    SERVICE_TRANSFERRED("ti-arrow-forward-up", "move");

    private final String icon;
    private final String tone;

    Status(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    /** Whether an agent took it: what every report, list, count and filter calls answered, whatever the stamps say. */
    public boolean answered() {
        return this == SERVICE_COMPLETED || this == SERVICE_TRANSFERRED;
    }

    /** SQL: whether the status in a column is {@link #answered}. */
    public static String answeredSql(String column) {
        return Arrays.stream(values())
                .filter(Status::answered)
                .map(status -> "'" + status.name() + "'")
                .collect(Collectors.joining(", ", column + " in (", ")"));
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String icon() {
        return icon;
    }

    @Override
    public String tone() {
        return tone;
    }

    /** Reads {@code service completed} as well as {@code SERVICE_COMPLETED}. */
    public static Optional<Status> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        return Arrays.stream(values())
                .filter(status -> status.name().equals(name))
                .findFirst();
    }
}
