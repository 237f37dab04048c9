package io.rastro.interaction;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;

/** The key of what hangs on an interaction in an order: its events, its messages. */
@Embeddable
public record EntryId(
        @Column(name = "interaction_id") long interactionId,
        @Column(name = "received_at") Instant receivedAt,
        @Column(name = "position") int position)
        implements Serializable {}
