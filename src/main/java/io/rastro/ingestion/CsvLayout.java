package io.rastro.ingestion;

/**
 * Where the table of an uploaded file is.
 *
 * @param delimiter between the cells of a CSV
 * @param headerLine the line, in a workbook the row, with the names of the columns, from 1; those before it are passed
 *     over; 0: no line names them
 * @param encoding the name of a CSV's encoding; empty: told from its bytes
 * @param sheet the name of a workbook's sheet; empty: its first visible one
 */
public record CsvLayout(char delimiter, int headerLine, String encoding, String sheet) {

    static CsvLayout of(char delimiter, int headerLine) {
        return new CsvLayout(delimiter, headerLine, "", "");
    }

    public boolean header() {
        return headerLine > 0;
    }

    CsvLayout withHeaderLine(int line) {
        return new CsvLayout(delimiter, line, encoding, sheet);
    }

    CsvLayout withDelimiter(char other) {
        return new CsvLayout(other, headerLine, encoding, sheet);
    }
}
