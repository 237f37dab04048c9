package io.rastro.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person that somebody looked up, and what was decided about its data. After an erasure nothing of it tells who it was.
 *
 * @param basis the key of the ground the erasure stands on; null: none was asked for
 * @param heldBy HOLD or SAC: why the erasure waits; null: nothing stops it
 * @param failure why the last attempt ended early; null: it did not
 */
public record PrivacyRequest(
        long id,
        State state,
        Person person,
        String openedBy,
        Instant openedAt,
        @Nullable String basis,
        @Nullable String reason,
        @Nullable Decision asked,
        @Nullable Decision approved,
        @Nullable String heldBy,
        @Nullable String failure,
        @Nullable Instant finishedAt,
        @Nullable String certificateHash) {

    /** Where it stands. */
    public enum State {
        OPEN,
        /** Somebody asked for the erasure; somebody else has to approve it. */
        ASKED,
        RUNNING,
        DONE,
        WITHDRAWN;

        public String messageKey() {
            return "privacy.state." + name();
        }
    }

    /** Who decided something. */
    public record Decision(int accountId, String account, Instant at) {}
}
