package io.rastro.ingestion;

import org.jspecify.annotations.Nullable;

/** What will be stored and the hash of its content, as hexadecimal digits. */
public record Fingerprinted(Storable content, String hash) {

    static <R extends Record & Storable> Fingerprinted of(R content) {
        return new Fingerprinted(content, ContentHash.of(content));
    }

    public String externalId() {
        return content.externalId();
    }

    boolean sameAs(@Nullable String other) {
        return hash.equals(other);
    }
}
