package io.rastro.report.sql;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of a row by their position, the first is 1; the same whichever way the row was sent. Null is unknown. */
public interface RowFields {

    /** An id; 0 where there is none. */
    int id(int position) throws SQLException;

    @Nullable
    Long number(int position) throws SQLException;

    @Nullable
    Double decimal(int position) throws SQLException;

    @Nullable
    Instant instant(int position) throws SQLException;

    /** A text, perhaps not decoded yet. */
    @Nullable
    CharSequence text(int position) throws SQLException;

    /** The elements of an array of ids, none of them unknown; empty where there is no array. */
    int[] ids(int position) throws SQLException;
}
