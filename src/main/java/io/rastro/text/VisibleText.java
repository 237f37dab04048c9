package io.rastro.text;

import java.util.regex.Pattern;

/** Text as it looks: what is typed, pasted or sent as a name or number often carries marks that nobody sees. */
public final class VisibleText {

    /** Direction marks, zero-width spaces, soft hyphens; joiners stay, which letters and emoji are made with. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]");

    /** No-break, thin and other spaces that look like the plain one. */
    private static final Pattern SPACE = Pattern.compile("[\\p{Zs}&&[^ ]]");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final char LAST_ASCII = 127;

    private VisibleText() {}

    /** Several blanks in a row as one. */
    public static String inOneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ");
    }

    /** Without invisible marks and outer blanks, every space a plain one. */
    public static String of(String text) {
        if (isAscii(text)) {
            return text.strip();
        }
        String visible = INVISIBLE.matcher(text).replaceAll("");
        return SPACE.matcher(visible).replaceAll(" ").strip();
    }

    private static boolean isAscii(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }
}
