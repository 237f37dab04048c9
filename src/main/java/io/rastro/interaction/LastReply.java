package io.rastro.interaction;

import io.rastro.report.Labelled;

/** Who sent the last message of an interaction. */
public enum LastReply implements Labelled {
    AGENT("agente"),
    CLIENT("cliente"),
    BOT("bot"),
    UNDEFINED("indefinido");

    private final String label;

    LastReply(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
