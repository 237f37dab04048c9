package io.rastro.report;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a CSV is written for its reader. Both dialects are UTF-8, RFC 4180, CRLF.
 *
 * <p>In both, a cell that a spreadsheet would run as a formula starts with an apostrophe. The spreadsheet dialect also
 * ends text that looks like a number or a date, and would lose digits by it (long protocols, leading zeros, +55…), with
 * a tab: it is invisible, and Excel and LibreOffice then keep the cell as text.
 */
public enum CsvDialect {
    /** Semicolon and byte-order mark: what Excel in Brazilian Portuguese opens by double click. */
    SPREADSHEET(';'),
    /** Comma, no byte-order mark, text exactly as stored but for formulas. */
    SCRIPT(',');

    // A number, or a phone whose first blank keeps it from being a sum: 5-3 after a sign would be worked out.
    private static final Pattern SIGNED_NUMBER =
            Pattern.compile("[+-][0-9]+([.,][0-9]+)*|[+-][0-9]+ \\(?[0-9][0-9 ().-]*");
    private static final Pattern LOOKS_NUMERIC =
            Pattern.compile("[+-]?[0-9]+([.,][0-9]+)*([eE][+-]?[0-9]+|%)?|[0-9]{1,4}([-/.][0-9]{1,4}){1,2}( [0-9:]+)?"
                    + "|[0-9]{1,2}:[0-9:]+");
    private static final int DIGITS_SHOWN_IN_FULL = 11;

    private final char delimiter;

    CsvDialect(char delimiter) {
        this.delimiter = delimiter;
    }

    /** The word in the URL. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public char delimiter() {
        return delimiter;
    }

    public boolean byteOrderMark() {
        return this == SPREADSHEET;
    }

    NumberStyle numbers() {
        return this == SPREADSHEET ? NumberStyle.SPREADSHEET : NumberStyle.SCRIPT;
    }

    /** A text cell as this dialect's reader should get it. */
    String protect(String cell) {
        if (cell.isEmpty()) {
            return cell;
        }
        if (wouldRun(cell) || isQuoted(cell)) {
            return "'" + cell;
        }
        return (this == SPREADSHEET && wouldLoseText(cell)) || isTabbed(cell) ? cell + '\t' : cell;
    }

    /** What {@link #protect} was given, whichever dialect wrote the cell. */
    public static String unprotect(String cell) {
        if (isQuoted(cell)) {
            return cell.substring(1);
        }
        return isTabbed(cell) ? cell.substring(0, cell.length() - 1) : cell;
    }

    // Text may already look protected; one more mark then keeps it apart from what is.
    private static boolean isQuoted(String cell) {
        int text = 0;
        while (text < cell.length() && cell.charAt(text) == '\'') {
            text++;
        }
        return text > 0 && text < cell.length() && wouldRun(cell.substring(text));
    }

    private static boolean isTabbed(String cell) {
        int end = cell.length();
        while (end > 0 && cell.charAt(end - 1) == '\t') {
            end--;
        }
        return end > 0 && end < cell.length() && wouldLoseText(cell.substring(0, end));
    }

    private static boolean wouldRun(String cell) {
        return switch (cell.charAt(0)) {
            case '=', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
            case '+', '-' -> !SIGNED_NUMBER.matcher(cell).matches();
            default -> false;
        };
    }

    private static boolean wouldLoseText(String cell) {
        char first = cell.charAt(0);
        boolean startsAsNumber = (first >= '0' && first <= '9') || first == '+' || first == '-';
        if (!startsAsNumber || !LOOKS_NUMERIC.matcher(cell).matches()) {
            return false;
        }
        boolean shortPlainNumber = first != '0'
                && cell.length() <= DIGITS_SHOWN_IN_FULL
                && cell.chars().allMatch(Character::isDigit);
        return !shortPlainNumber && !cell.equals("0");
    }
}
