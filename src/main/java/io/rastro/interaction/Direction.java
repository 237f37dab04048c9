package io.rastro.interaction;

import io.rastro.report.Labelled;

/** Whether the client called (inbound) or the agent did (outbound). */
public enum Direction implements Labelled {
    INBOUND("inbound"),
    OUTBOUND("outbound");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
