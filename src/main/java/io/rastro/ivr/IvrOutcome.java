package io.rastro.ivr;

import io.rastro.report.Badge;

/** Where a call left the IVR: each call in exactly one way. */
public enum IvrOutcome implements Badge {
    /** It ended inside the IVR, having reached an end node: self-service. */
    RETAINED("retida na URA", "ti-check", "ok"),
    /** The caller hung up inside the IVR, before any end node or queue. */
    ABANDONED("abandono na URA", "ti-user-x", "bad"),
    /** It went on to a service. */
    FORWARDED("encaminhada à fila", "ti-arrow-forward-up", "move");

    private final String label;
    private final String icon;
    private final String tone;

    IvrOutcome(String label, String icon, String tone) {
        this.label = label;
        this.icon = icon;
        this.tone = tone;
    }

    /** In the words of the report's columns, the same in every language and in the CSV. */
    @Override
    public String label() {
        return label;
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
