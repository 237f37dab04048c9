package io.rastro.report;

import org.jspecify.annotations.Nullable;

/** A row of a {@link KeysetList}. */
public interface ListRow {

    long id();

    /** The conversation whose history the row leads to; null: there is none. */
    @Nullable
    Long conversationId();

    /** Whether it shows something of that conversation's person, and not only where to find it. */
    default boolean showsPerson() {
        return true;
    }

    /** The place after this row, which has so many rows before it. */
    Cursor cursor(long position);
}
