package io.rastro.system.web;

import java.util.Arrays;
import java.util.Optional;

/** Light, dark, or whatever the reader's system says at the moment. */
public enum Theme {
    LIGHT("light"),
    DARK("dark"),
    AUTO("auto");

    private final String key;

    Theme(String key) {
        this.key = key;
    }

    /** What cookie and account hold. */
    public String key() {
        return key;
    }

    /** The one the switch leads to. */
    Theme next() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> AUTO;
            case AUTO -> LIGHT;
        };
    }

    public static Optional<Theme> ofKey(String key) {
        return Arrays.stream(values()).filter(theme -> theme.key.equals(key)).findFirst();
    }
}
