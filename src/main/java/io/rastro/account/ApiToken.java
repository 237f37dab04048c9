package io.rastro.account;

import io.rastro.system.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A program's access to the API. The token itself is not kept, only its hash. */
@Entity
class ApiToken {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column
    private String name;

    @Column
    private byte[] tokenHash;

    @Column
    private String source;

    @Column
    private Instant createdAt;

    @Column
    private @Nullable Instant lastUsedAt;

    @Column
    private @Nullable Instant revokedAt;

    @Column
    private @Nullable String createdBy;

    @Column
    private @Nullable Instant expiresAt;

    protected ApiToken() {}

    ApiToken(
            String name,
            byte[] tokenHash,
            String source,
            Instant createdAt,
            @Nullable Instant expiresAt,
            String createdBy) {
        this.name = name;
        this.tokenHash = tokenHash;
        this.source = source;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.createdBy = createdBy;
    }

    int id() {
        return id;
    }

    ApiClient client() {
        return new ApiClient(name, source);
    }

    boolean usedSince(Instant instant) {
        return lastUsedAt != null && lastUsedAt.isAfter(instant);
    }

    void used(Instant now) {
        lastUsedAt = now;
    }

    boolean revoked() {
        return revokedAt != null;
    }

    boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    ApiTokenRow row(@Nullable Origin origin, Instant now) {
        Origin known = origin == null ? new Origin(source, source, source) : origin;
        return new ApiTokenRow(id, name, known, createdAt, createdBy, lastUsedAt, expiresAt, expired(now), revoked());
    }
}
