package io.rastro.recording;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account's listening to, or download of, one recording within one session.
 *
 * @param account the display name it had
 * @param position of the recording among the interaction's
 * @param from the end of its first answer
 * @param to the end of its last answer
 * @param address of the reader's machine
 * @param heard how much of the recording left the portal, each second once; null while its duration is unknown
 */
public record RecordingAccess(
        AccessKind kind,
        String account,
        int position,
        Instant from,
        Instant to,
        String address,
        @Nullable Duration heard) {}
