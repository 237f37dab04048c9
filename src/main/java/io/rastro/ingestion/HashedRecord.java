package io.rastro.ingestion;

import org.jspecify.annotations.Nullable;

/** What will be stored and the hash of its content, as hexadecimal digits. */
public record HashedRecord(Storable content, String hash) {

    static <R extends Record & Storable> HashedRecord of(R content) {
        return new HashedRecord(content, ContentHash.of(content));
    }

    public String externalId() {
        return content.externalId();
    }

    boolean sameAs(@Nullable String other) {
        return hash.equals(other);
    }
}
