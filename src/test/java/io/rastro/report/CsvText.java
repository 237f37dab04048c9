package io.rastro.report;

import java.util.ArrayList;
import java.util.List;

/** A reader of RFC 4180, written from the RFC and from nothing the portal uses; it refuses what the RFC does. */
public final class CsvText {

    private final String text;
    private final char delimiter;
    private int at;

    private CsvText(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The records of a file, header and all; every record must end with CRLF. */
    public static List<List<String>> records(String text, char delimiter) {
        CsvText reader = new CsvText(text, delimiter);
        List<List<String>> records = new ArrayList<>();
        while (reader.at < text.length()) {
            records.add(reader.nextRecord());
        }
        return records;
    }

    private List<String> nextRecord() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == delimiter) {
            at++;
            cells.add(cell());
        }
        if (!text.startsWith("\r\n", at)) {
            throw new IllegalArgumentException("no CRLF after record " + cells);
        }
        at += 2;
        return cells;
    }

    private String cell() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        for (at++; ; at++) {
            if (text.charAt(at) == '"') {
                at++;
                if (at >= text.length() || text.charAt(at) != '"') {
                    return cell.toString();
                }
            }
            cell.append(text.charAt(at));
        }
    }

    private String bare() {
        int start = at;
        while (at < text.length() && text.charAt(at) != delimiter && text.charAt(at) != '\r') {
            if (text.charAt(at) == '"' || text.charAt(at) == '\n') {
                throw new IllegalArgumentException("unquoted special character in " + text.substring(start, at + 1));
            }
            at++;
        }
        return text.substring(start, at);
    }
}
