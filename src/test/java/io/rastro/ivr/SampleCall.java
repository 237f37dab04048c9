package io.rastro.ivr;

import io.rastro.interaction.Status;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An IVR call and what its conversation became, as a test knows it.
 *
 * @param segments null: it has no conversation that is known
 */
public record SampleCall(
        Instant enteredAt,
        @Nullable Instant leftAt,
        String ivr,
        List<String> path,
        IvrOutcome outcome,
        @Nullable List<CallSegment> segments) {

    public static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /** A segment of service. */
    public record CallSegment(
            @Nullable Integer number,
            Instant receivedAt,
            @Nullable Instant queuedAt,
            @Nullable Instant answeredAt,
            Instant finishedAt,
            @Nullable String service,
            @Nullable String agent,
            Status status) {}

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
