package io.rastro.interaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads a row of the outcome table. */
final class OutcomeMapper {

    private OutcomeMapper() {}

    static Outcome map(ResultSet row, int number) throws SQLException {
        return new Outcome(
                row.getInt("id"),
                Medium.valueOf(row.getString("medium")),
                Status.valueOf(row.getString("status")),
                constant(VoiceStatus.class, row.getString("voice_status")),
                constant(Expiration.class, row.getString("expiration")),
                (Boolean) row.getObject("portfolio"),
                constant(StartedBy.class, row.getString("started_by")));
    }

    static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
