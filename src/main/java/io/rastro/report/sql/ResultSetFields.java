package io.rastro.report.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of the row that a result set stands on. */
public record ResultSetFields(ResultSet row) implements RowFields {

    @Override
    public int id(int position) throws SQLException {
        return row.getInt(position);
    }

    @Override
    public @Nullable Long number(int position) throws SQLException {
        long number = row.getLong(position);
        return row.wasNull() ? null : Long.valueOf(number);
    }

    @Override
    public @Nullable Double decimal(int position) throws SQLException {
        double number = row.getDouble(position);
        return row.wasNull() ? null : Double.valueOf(number);
    }

    @Override
    public @Nullable Instant instant(int position) throws SQLException {
        OffsetDateTime stamp = row.getObject(position, OffsetDateTime.class);
        return stamp == null ? null : stamp.toInstant();
    }

    @Override
    public @Nullable CharSequence text(int position) throws SQLException {
        return row.getString(position);
    }

    @Override
    public int[] ids(int position) throws SQLException {
        Array array = row.getArray(position);
        return array == null
                ? new int[0]
                : Stream.of((Integer[]) array.getArray())
                        .mapToInt(Integer::intValue)
                        .toArray();
    }
}
