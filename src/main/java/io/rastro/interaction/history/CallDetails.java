package io.rastro.interaction.history;

import io.rastro.interaction.CallQuality;
import io.rastro.interaction.Grade;
import io.rastro.interaction.Sender;
import io.rastro.interaction.VoiceStatus;
import io.rastro.text.Mask;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call as the platform carried and measured it; null is unknown. */
public record CallDetails(
        @Nullable VoiceStatus voiceStatus,
        @Nullable Double jitterMs,
        @Nullable Grade jitterGrade,
        @Nullable Double packetLossPercent,
        @Nullable Grade packetLossGrade,
        @Nullable Grade grade,
        @Nullable String voiceServer,
        @Nullable String dialledNumber,
        @Nullable String externalChannel,
        @Nullable String internalChannel,
        @Nullable Instant clientHungUpAt,
        @Nullable Instant agentHungUpAt) {

    static CallDetails of(@Nullable VoiceStatus voiceStatus, @Nullable CallQuality call, Mask mask) {
        if (call == null) {
            return new CallDetails(voiceStatus, null, null, null, null, null, null, null, null, null, null, null);
        }
        return new CallDetails(
                voiceStatus,
                call.getJitterMs(),
                call.getJitterGrade(),
                call.getPacketLossPercent(),
                call.getPacketLossGrade(),
                call.getGrade(),
                call.getVoiceServer(),
                mask.text(call.getDialledNumber()),
                mask.text(call.getExternalChannel()),
                mask.text(call.getInternalChannel()),
                call.getClientHungUpAt(),
                call.getAgentHungUpAt());
    }

    public boolean measured() {
        return jitterMs != null || packetLossPercent != null;
    }

    /** CLIENT or AGENT, whoever was first; null when neither is told or both at once. */
    public @Nullable Sender hungUpFirst() {
        if (clientHungUpAt == null) {
            return agentHungUpAt == null ? null : Sender.AGENT;
        }
        if (agentHungUpAt == null || clientHungUpAt.isBefore(agentHungUpAt)) {
            return Sender.CLIENT;
        }
        return agentHungUpAt.isBefore(clientHungUpAt) ? Sender.AGENT : null;
    }
}
