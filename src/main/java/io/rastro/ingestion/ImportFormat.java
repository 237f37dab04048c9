package io.rastro.ingestion;

/** What an import can read. */
public enum ImportFormat {
    JSON_LINES,
    JSON_ARRAY,
    CSV,
    /** A workbook of Excel, since 2007. */
    XLSX;

    /** Whether its columns have to be told apart. */
    public boolean isTable() {
        return this == CSV || this == XLSX;
    }
}
