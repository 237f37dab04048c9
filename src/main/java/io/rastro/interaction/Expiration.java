package io.rastro.interaction;

/** Whether the platform's session window was still open when the interaction was wrapped up. */
public enum Expiration implements Labelled {
    ACTIVE("Ativo"),
    EXPIRED("Expirado");

    private final String label;

    Expiration(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
