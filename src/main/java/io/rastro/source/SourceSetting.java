package io.rastro.source;

import org.jspecify.annotations.Nullable;

/**
 * One thing to be told of a source. Its label and help stand in the message bundles below {@code source.setting}.
 *
 * @param example shown beside the field; null: none
 */
public record SourceSetting(String name, Kind kind, boolean required, @Nullable String example) {

    /** How it is asked for and kept. SECRET is encrypted and never shown again; MAP is lines of "theirs = ours". */
    public enum Kind {
        TEXT,
        SECRET,
        FILE,
        URL,
        ZONE,
        MAP,
        QUERY,
        DATE
    }
}
