package io.rastro.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with one person's data, or that stopped it; published to whoever keeps a ledger. Tells nothing
 * of the person but the number of its request.
 *
 * @param subject the number of a request or, of holds, of a hold
 * @param account the name somebody signs in by; null: the portal did it in the background
 * @param detail counts by kind, or why it waits; empty: nothing more to say
 */
public record PrivacyEvent(
        Action action, long subject, @Nullable String account, Instant at, String detail) {

    public enum Action {
        OPENED,
        EXPORTED,
        ERASURE_ASKED,
        ERASURE_APPROVED,
        ERASURE_WITHDRAWN,
        ERASURE_HELD,
        ERASURE_DONE,
        HOLD_PLACED,
        HOLD_RELEASED,
        SAC_DECLARED
    }
}
