package io.rastro.report;

import io.rastro.text.Utf8Text;
import java.util.BitSet;
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
    /** First bytes of the characters that begin a formula, of an apostrophe, and of wide forms of both. */
    private static final BitSet MAY_RUN = new BitSet();

    static {
        "=@\t\r\n'\u00EF".chars().forEach(MAY_RUN::set);
    }

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

    /** What is put before or behind a text so that its reader gets it as it is. */
    enum Mark {
        NONE,
        APOSTROPHE,
        TAB
    }

    /** A text cell as this dialect's reader should get it. */
    String protect(String cell) {
        return switch (mark(cell)) {
            case NONE -> cell;
            case APOSTROPHE -> "'" + cell;
            case TAB -> cell + '\t';
        };
    }

    private Mark mark(String cell) {
        if (cell.isEmpty()) {
            return Mark.NONE;
        }
        if (wouldRun(cell) || isQuoted(cell)) {
            return Mark.APOSTROPHE;
        }
        return (this == SPREADSHEET && wouldLoseText(cell)) || isTabbed(cell) ? Mark.TAB : Mark.NONE;
    }

    /** The same of a text that is not decoded: most texts are told by their ends, or are digits alone. */
    Mark mark(Utf8Text cell) {
        if (cell.byteLength() == 0) {
            return Mark.NONE;
        }
        int first = cell.bytes()[cell.start()];
        boolean tabbed = cell.bytes()[cell.start() + cell.byteLength() - 1] == '\t';
        boolean sign = first == '+' || first == '-';
        boolean mayLoseText = this == SPREADSHEET && isDigit(first);
        if (!tabbed && !sign && !mayLoseText && !MAY_RUN.get(first & 0xFF)) {
            return Mark.NONE;
        }
        if (!digitsFrom(sign ? 1 : 0, cell)) {
            return mark(cell.toString());
        }
        boolean shown = !sign && isShownInFull(first, cell.byteLength());
        return this == SPREADSHEET && !shown ? Mark.TAB : Mark.NONE;
    }

    private static boolean digitsFrom(int offset, Utf8Text cell) {
        int end = cell.start() + cell.byteLength();
        int at = cell.start() + offset;
        while (at < end && isDigit(cell.bytes()[at])) {
            at++;
        }
        return at == end && offset < cell.byteLength();
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Of a number of digits alone. */
    private static boolean isShownInFull(int first, int digits) {
        return first == '0' ? digits == 1 : digits <= DIGITS_SHOWN_IN_FULL;
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
        return !(cell.chars().allMatch(CsvDialect::isDigit) && isShownInFull(first, cell.length()));
    }
}
