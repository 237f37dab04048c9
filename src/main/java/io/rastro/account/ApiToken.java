package io.rastro.account;

import io.rastro.account.ApiTokens.TokenOrder;
import io.rastro.system.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A program's access to the API. The token itself is not kept, only its hash. */
@DynamicUpdate
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

    @Column
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.ARRAY)
    private Set<TokenRight> rights;

    @Column
    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable Set<Integer> serviceIds;

    protected ApiToken() {}

    /** @param order what it is for, with the key of its source */
    ApiToken(TokenOrder order, byte[] tokenHash, Instant createdAt, String createdBy) {
        this.name = order.name();
        this.tokenHash = tokenHash;
        this.source = order.source();
        this.rights = order.rights();
        this.serviceIds = order.scope().stored();
        this.createdAt = createdAt;
        this.expiresAt = order.validity() == null ? null : createdAt.plus(order.validity());
        this.createdBy = createdBy;
    }

    int id() {
        return id;
    }

    ApiClient client() {
        return new ApiClient(id, name, source, rights, ServiceScope.ofStored(serviceIds));
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
        return new ApiTokenRow(
                id,
                name,
                known,
                rights,
                ServiceScope.ofStored(serviceIds),
                createdAt,
                createdBy,
                lastUsedAt,
                expiresAt,
                expired(now),
                revoked());
    }
}
