package io.rastro.ivr;

import io.rastro.interaction.Status;
import io.rastro.report.Cursor;
import io.rastro.report.ListRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of IVR calls. What follows the IVR is read from the call's first segment; spans are in seconds,
 * null when unknown.
 *
 * @param conversationId null: no segment of service is known
 */
public record CallRow(
        long id,
        Instant enteredAt,
        @Nullable Instant leftAt,
        String ivr,
        List<String> path,
        IvrOutcome outcome,
        @Nullable String caller,
        @Nullable Long conversationId,
        @Nullable String service,
        @Nullable String agent,
        @Nullable Status status,
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant finishedAt,
        @Nullable Long ivrTime,
        @Nullable Long waited,
        @Nullable Long handling)
        implements ListRow {

    @Override
    public Cursor cursor(long position) {
        return new Cursor(enteredAt, id, position);
    }
}
