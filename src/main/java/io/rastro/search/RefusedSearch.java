package io.rastro.search;

import java.util.List;

/** A search that cannot be kept as it was asked for; the message says why. */
public final class RefusedSearch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Object> arguments;

    RefusedSearch(String messageKey, Object... arguments) {
        super(messageKey);
        this.arguments = List.of(arguments);
    }

    public String messageKey() {
        return String.valueOf(getMessage());
    }

    /** What the message names. */
    public List<Object> arguments() {
        return arguments;
    }
}
