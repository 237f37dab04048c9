package io.rastro.report;

import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;

/** Puts texts into the cells of a workbook: whatever they begin with, they are no formulas. */
final class XlsxText {

    /** Characters that a cell holds. */
    static final int LONGEST = 32_767;

    /** What XML cannot hold, and what would be taken for one of those, written as workbooks do. */
    private static final Pattern ESCAPED =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

    private final String cut;

    /** @param cut follows a text that was too long */
    XlsxText(String cut) {
        this.cut = cut;
    }

    void add(Worksheet sheet, int row, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        String shown = escaped(text.length() > LONGEST ? shortened(text) : text);
        if (isBlank(shown.charAt(0)) || isBlank(shown.charAt(shown.length() - 1))) {
            // Blanks around a plain text are none of it.
            sheet.inlineString(row, column, RichText.builder().run(shown).end().build());
        } else {
            sheet.inlineString(row, column, shown);
        }
    }

    private String shortened(String text) {
        int end = LONGEST - cut.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + cut;
    }

    private static boolean isBlank(char character) {
        return character <= ' ';
    }

    private static String escaped(String text) {
        return mayHoldEscaped(text)
                ? ESCAPED.matcher(text)
                        .replaceAll(found -> String.format(
                                Locale.ROOT, "_x%04X_", (int) found.group().charAt(0)))
                : text;
    }

    private static boolean mayHoldEscaped(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < ' ' || character == '_' || character >= Character.MIN_SURROGATE) {
                return true;
            }
        }
        return false;
    }
}
