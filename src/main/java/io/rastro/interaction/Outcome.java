package io.rastro.interaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A combination of low-cardinality facts that interactions ended with. The table holds a few dozen; a filter on any of
 * the facts resolves to outcome ids first.
 */
public record Outcome(
        int id,
        Medium medium,
        Status status,
        @Nullable VoiceStatus voiceStatus,
        @Nullable Expiration expiration,
        @Nullable Boolean portfolio,
        @Nullable StartedBy startedBy) {

    /**
     * Whether a call ended in one of these ways. Who was answered is told by the status, not by the voice status stored
     * beside it.
     */
    boolean endedAs(Set<VoiceStatus> ways) {
        boolean answered = status.answered() && ways.contains(VoiceStatus.ANSWERED);
        return answered || (voiceStatus != VoiceStatus.ANSWERED && voiceStatus != null && ways.contains(voiceStatus));
    }

    /** Reads a row of the outcome table. */
    static final class OutcomeMapper {

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
}
