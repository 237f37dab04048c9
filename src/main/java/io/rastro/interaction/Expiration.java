package io.rastro.interaction;

import io.rastro.report.Badge;

/** Whether the platform's session window was still open when the interaction was wrapped up. */
public enum Expiration implements Badge {
    ACTIVE("Ativo", "ti-circle-dot", "ok"),
    EXPIRED("Expirado", "ti-hourglass-off", "off");

    private final String label;
    private final String icon;
    private final String tone;

    Expiration(String label, String icon, String tone) {
        this.label = label;
        this.icon = icon;
        this.tone = tone;
    }

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
