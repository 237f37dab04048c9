package io.rastro.interaction.history;

import io.rastro.interaction.Sender;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of the conversation: something that happened or something that was said. */
public sealed interface TimelineEntry {

    Instant at();

    /** The number of the segment it belongs to. */
    int segment();

    /**
     * Something that happened; what is not told is null.
     *
     * @param agent who did it, or whom it was delivered to
     * @param service the queue, or the service a transfer goes to
     * @param toAgent the agent a transfer goes to
     * @param seconds how long it took: the wait before the delivery, the hold, the time to the first words
     * @param text the reason of a transfer, the number of a call, or the status of an end, as sent
     */
    record Step(
            Instant at,
            int segment,
            StepType type,
            @Nullable String agent,
            @Nullable String service,
            @Nullable String toAgent,
            @Nullable Long seconds,
            @Nullable String text,
            List<String> tags)
            implements TimelineEntry {

        static Step of(Instant at, int segment, StepType type) {
            return new Step(at, segment, type, null, null, null, null, null, List.of());
        }

        Step by(@Nullable String who) {
            return new Step(at, segment, type, who, service, toAgent, seconds, text, tags);
        }

        Step to(@Nullable String toService, @Nullable String receiver) {
            return new Step(at, segment, type, agent, toService, receiver, seconds, text, tags);
        }

        Step lasting(@Nullable Long duration) {
            return new Step(at, segment, type, agent, service, toAgent, duration, text, tags);
        }

        Step saying(@Nullable String words) {
            return new Step(at, segment, type, agent, service, toAgent, seconds, words, tags);
        }

        Step tagged(List<String> chosen) {
            return new Step(at, segment, type, agent, service, toAgent, seconds, text, chosen);
        }
    }

    /**
     * Something that was said, exactly as sent.
     *
     * @param timed false for comments of which only the segment is known; they stand at its end
     */
    record Utterance(
            Instant at,
            int segment,
            Sender sender,
            @Nullable String author,
            @Nullable String text,
            @Nullable String attachmentName,
            @Nullable String attachmentUrl,
            boolean timed)
            implements TimelineEntry {}
}
