package io.rastro.interaction;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;

/** The key of an interaction: the table is partitioned by the instant, so the instant is part of it. */
@Embeddable
public record InteractionId(
        @Column(name = "id") long id,
        @Column(name = "received_at") Instant receivedAt) implements Serializable {}
