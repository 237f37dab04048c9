package io.rastro.source;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters.
 *
 * @param sameAs the id of the source that tells of the same conversations and goes first; null: none does
 * @param values by the names of the type's settings; a secret that is empty stays as it is
 */
public record SourceDraft(
        String name,
        String type,
        Map<String, String> values,
        @Nullable Instant startsAt,
        @Nullable Integer sameAs) {}
