package io.rastro.ingestion;

import org.jspecify.annotations.Nullable;

/** What an import can read. */
public enum ImportFormat {
    JSON_LINES(null),
    JSON_ARRAY(null),
    CSV("mapping"),
    /** A workbook of Excel, since 2007. */
    XLSX("mapping"),
    /** The text of a chat as WhatsApp exports it. */
    WHATSAPP_CHAT("chat");

    private final @Nullable String step;

    ImportFormat(@Nullable String step) {
        this.step = step;
    }

    /** Whether its columns have to be told apart. */
    public boolean isTable() {
        return this == CSV || this == XLSX;
    }

    /** The end of the address at which it is asked what the file does not tell; null: nothing is. */
    public @Nullable String step() {
        return step;
    }
}
