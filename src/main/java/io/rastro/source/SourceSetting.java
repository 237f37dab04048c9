package io.rastro.source;

import org.jspecify.annotations.Nullable;

/**
 * One thing to be told of a source. Its label and help stand in the message bundles below {@code source.setting}.
 *
 * @param example shown beside the field; null: none
 * @param sentTo of a secret that is sent: the setting that says where to, with which it has to be entered anew; null: it
 *     is kept here to compare what comes
 */
public record SourceSetting(
        String name,
        Kind kind,
        boolean required,
        @Nullable String example,
        @Nullable String sentTo) {

    public SourceSetting(String name, Kind kind, boolean required, @Nullable String example) {
        this(name, kind, required, example, null);
    }

    /** A secret that the portal shows to whatever stands at the address in another setting. */
    public static SourceSetting secretSentTo(String address, String name) {
        return new SourceSetting(name, Kind.SECRET, false, null, address);
    }

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
