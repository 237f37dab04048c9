package io.rastro.ingestion;

import org.jspecify.annotations.Nullable;

/** Leaves the reading of one row at the first fact that makes it unusable; carries no stack trace, it is an answer. */
final class RowRejected extends RuntimeException {

    private final transient Notice reason;

    RowRejected(Notice reason) {
        super(reason.key(), null, false, false);
        this.reason = reason;
    }

    static RowRejected because(String key, Object... arguments) {
        return new RowRejected(Notice.of(key, arguments));
    }

    static <T> T unlessKnown(String field, @Nullable T value) {
        if (value == null) {
            throw because("missing", field);
        }
        return value;
    }

    Notice reason() {
        return reason;
    }
}
