package io.rastro.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A system whose data is fetched or received continuously.
 *
 * @param name as administrators know it
 * @param origin the key under which its records are filed, which stays when it is renamed; its leader's, if it has one
 * @param type the key of its {@link SourceType}
 * @param secrets encrypted, in Base64
 * @param startsAt what began before is not brought in; null: everything is
 * @param timeout how long after its last event a conversation without an end is given up; null: as its type says
 * @param revision raised whenever anything of it is stored
 * @param restarts when the exchange was started again
 * @param leader the source that tells of the same conversations and goes first; null: none does
 * @param joined whether it is read as a part of its leader
 * @param followed whether it is another's leader
 */
record ConnectedSource(
        int id,
        String name,
        String origin,
        String type,
        Map<String, String> settings,
        Map<String, String> secrets,
        boolean enabled,
        @Nullable Instant startsAt,
        @Nullable Duration timeout,
        long revision,
        List<Instant> restarts,
        @Nullable Integer leader,
        boolean joined,
        boolean followed) {

    /** Whether others tell of the same conversations. */
    boolean isShared() {
        return leader != null || followed;
    }
}
