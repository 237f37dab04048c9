package io.rastro.recording;

import io.rastro.recording.store.StoreName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One recording of an interaction.
 *
 * @param id changes when a source corrects the interaction; a link to it is not for keeping
 * @param position its place among the interaction's recordings, from 0
 * @param reference the name the source gave it, or the portal's own
 * @param uploaded whether the portal took the file in, so that the name is its own
 * @param startedAt null if the source did not say
 * @param duration null while nobody said or measured it
 * @param channels 2 when client and agent are apart; null while nobody said or measured it
 * @param finishedAt when the interaction ended
 * @param protocol of the interaction
 * @param conversationId of the interaction
 */
public record Recording(
        long id,
        InteractionKey interaction,
        int position,
        String reference,
        boolean uploaded,
        @Nullable Instant startedAt,
        @Nullable Duration duration,
        @Nullable Integer channels,
        Instant finishedAt,
        @Nullable String protocol,
        long conversationId,
        @Nullable AudioFacts facts) {

    /** Its name in the store; empty if the source gave one that is none. */
    Optional<StoreName> name() {
        return name(reference, uploaded);
    }

    static Optional<StoreName> name(String reference, boolean uploaded) {
        return uploaded ? Optional.of(new StoreName(reference)) : StoreName.of(reference);
    }
}
