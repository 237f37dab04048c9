package io.rastro.interaction;

import io.rastro.report.Labelled;

/** Who started the conversation. */
public enum StartedBy implements Labelled {
    CLIENT("Cliente"),
    COMPANY("Empresa");

    private final String label;

    StartedBy(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
