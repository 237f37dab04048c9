package io.rastro.ingestion;

import org.jspecify.annotations.Nullable;

/** A derived interaction and the hash of its content, as hexadecimal digits. */
public record Fingerprinted(Derived derived, String hash) {

    static Fingerprinted of(Derived derived) {
        return new Fingerprinted(derived, ContentHash.of(derived));
    }

    public String externalId() {
        return derived.externalId();
    }

    boolean sameAs(@Nullable String other) {
        return hash.equals(other);
    }
}
