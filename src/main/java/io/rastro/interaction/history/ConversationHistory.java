package io.rastro.interaction.history;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole conversation as one reader may see it.
 *
 * @param segments in order, at least one of them permitted
 */
public record ConversationHistory(long id, ContactSummary contact, List<Segment> segments, Timeline timeline) {

    /**
     * What is known of the contact; all null when the source told nothing.
     *
     * @param id null also when it stands for nobody
     */
    public record ContactSummary(
            @Nullable Long id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String document) {

        static final ContactSummary UNKNOWN = new ContactSummary(null, null, null, null, null);
    }

    public List<Segment> permitted() {
        return segments.stream().filter(Segment::permitted).toList();
    }

    /** The segments whose messages are withheld. */
    public long withheld() {
        return segments.stream().filter(segment -> !segment.permitted()).count();
    }

    public long transfers() {
        return segments.stream().filter(segment -> segment.transfer() != null).count();
    }

    public List<Medium> media() {
        return segments.stream().map(Segment::medium).distinct().toList();
    }

    /** Whether it was spoken throughout, so that there is no text to read. */
    public boolean spoken() {
        return media().stream().allMatch(medium -> medium.has(Trait.CALL));
    }

    /** The segments of which call details may be shown. */
    public List<Segment> calls() {
        return segments.stream().filter(segment -> segment.call() != null).toList();
    }

    public Instant arrivedAt() {
        return segments.get(0).times().receivedAt();
    }

    public Instant endedAt() {
        return segments.stream()
                .map(segment -> segment.times().finishedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** From the arrival to the end, pauses between segments included. */
    public long totalSeconds() {
        return Duration.between(arrivedAt(), endedAt()).toSeconds();
    }

    /** The waits of all segments together, as far as they are known; null when none is. */
    public @Nullable Long waitedSeconds() {
        return segments.stream()
                .flatMap(segment -> Stream.ofNullable(segment.times().waitedSeconds()))
                .reduce(Long::sum)
                .orElse(null);
    }
}
