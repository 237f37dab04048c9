package io.rastro.interaction.contact;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One conversation of a person.
 *
 * @param segments those that the reader may see, in their order; at least one
 */
public record ContactEntry(long conversationId, List<ContactSegment> segments) {

    public Medium medium() {
        return segments.get(0).medium();
    }

    /** Of a call; null where none is known. */
    public @Nullable Direction direction() {
        return segments.get(0).direction();
    }

    /** When it began. */
    public Instant receivedAt() {
        return segments.get(0).receivedAt();
    }
}
