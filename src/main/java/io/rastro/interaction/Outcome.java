package io.rastro.interaction;

import java.util.List;
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
     *
     * @param voiceStatuses names of {@link VoiceStatus}
     */
    boolean endedAs(List<String> voiceStatuses) {
        boolean answered = status.answered() && voiceStatuses.contains(VoiceStatus.ANSWERED.name());
        boolean otherwise = voiceStatus != null
                && voiceStatus != VoiceStatus.ANSWERED
                && voiceStatuses.contains(voiceStatus.name());
        return answered || otherwise;
    }
}
