package io.rastro.ivr;

import org.jspecify.annotations.Nullable;

/**
 * A row of the IVR report.
 *
 * @param key what it stands for, as {@link IvrGrouping} writes it; null: the total
 * @param label the name of an IVR, service or agent, an hour, a date; null: it has none ({@link IvrGrouping#NONE}, the
 *     total)
 */
public record IvrRow(@Nullable String key, @Nullable String label, Measures measures) {

    public boolean total() {
        return key == null;
    }
}
