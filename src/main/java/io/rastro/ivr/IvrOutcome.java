package io.rastro.ivr;

import io.rastro.report.Badge;
import java.util.Locale;

/** Where a call left the IVR: each call in exactly one way. */
public enum IvrOutcome implements Badge {
    /** It ended inside the IVR, having reached an end node: self-service. */
    RETAINED("ti-check", "ok"),
    /** The caller hung up inside the IVR, before any end node or queue. */
    ABANDONED("ti-user-x", "bad"),
    /** It went on to a service. */
    FORWARDED("ti-arrow-forward-up", "move");

    private final String icon;
    private final String tone;

    IvrOutcome(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    /** The platforms' own word, untranslated like the status of an interaction. */
    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String icon() {
        return icon;
    }

    @Override
    public String tone() {
        return tone;
    }
}
