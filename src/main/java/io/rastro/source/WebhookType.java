package io.rastro.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of system that delivers what happens to an address of this portal; what it delivers is a feed of its own. */
public interface WebhookType extends SourceType {

    /** The feed that the deliveries come by. */
    String WEBHOOK = "webhook";

    /**
     * Tells whether a delivery comes from who may deliver. Nothing of the body is read but its bytes.
     *
     * @param settings with the secrets in the clear
     */
    Verdict verify(Map<String, String> settings, Delivery delivery, Instant now);

    /** What a request without a body is answered with, by which some systems make sure whose address it is; empty: refused. */
    default Optional<String> answer(Map<String, String> settings, Map<String, String> query) {
        return Optional.empty();
    }

    /** What one delivery tells, each part of one conversation alone. It throws nothing whatever the body holds. */
    default List<Part> parts(String body, Instant receivedAt) {
        return List.of(new Part(receivedAt, body));
    }

    /**
     * One part of a delivery.
     *
     * @param at when it happened, as far as it can be read; else when it was received
     */
    record Part(Instant at, String text) {}

    /** What becomes of a delivery. */
    sealed interface Verdict {

        /**
         * It is to be kept.
         *
         * @param deliveryId the same when the delivery is sent again
         */
        record Accepted(String deliveryId) implements Verdict {}

        /** It is not. */
        record Refused(Reason reason) implements Verdict {}
    }

    /** Why a delivery is refused, as far as the sender is told. */
    enum Reason {
        UNSIGNED,
        WRONG_SIGNATURE,
        TOO_OLD
    }
}
