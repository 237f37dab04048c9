package io.rastro.ingestion;

/** Where an import stands. */
enum ImportState {
    /** A CSV whose columns nobody has confirmed yet. */
    MAPPING("ti-table-options", "warn"),
    QUEUED("ti-clock", "move"),
    RUNNING("ti-loader-2", "move"),
    DONE("ti-check", "ok"),
    CANCELLED("ti-player-stop", "off"),
    /** The file could not be read to its end, or the database was away. */
    FAILED("ti-alert-circle", "bad"),
    /** The portal stopped in the middle. */
    INTERRUPTED("ti-plug-connected-x", "warn"),
    DISCARDED("ti-trash", "off");

    private final String icon;
    private final String tone;

    ImportState(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    public String icon() {
        return icon;
    }

    /** The class of its badge. */
    public String tone() {
        return tone;
    }

    public boolean active() {
        return this == QUEUED || this == RUNNING;
    }

    /** Whether its file is still there to be started, again or at last. */
    public boolean startable() {
        return this == MAPPING || this == CANCELLED || this == FAILED || this == INTERRUPTED;
    }

    public String messageKey() {
        return "imports.state." + name();
    }
}
