package io.rastro.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of personal details: all of them, or as little as tells two people apart. Of numbers the last two
 * digits stay, of an e-mail address the first letter and the domain; punctuation stays where it is. Null stays null.
 */
public enum Mask {
    /** Everything is seen as it is. */
    NONE,
    PERSONAL;

    private static final char HIDDEN = '*';
    private static final int DIGITS_LEFT = 2;

    /** Digits of a number that may be somebody's, however they are grouped: shorter are extensions and short codes. */
    private static final Pattern NUMBER = Pattern.compile("(?:\\d[\\s\\p{Zs}\\p{Pd}.()/+_]{0,3}){7,}\\d");

    private static final Pattern EMAIL = Pattern.compile("([^\\s@<>\"',;:()]{1,64})@([^\\s@<>\"',;:()]{1,255})");

    /** What stands between a contact's name and what tells it from its namesakes. */
    private static final String LABEL_SEPARATOR = " · ";

    public boolean hides() {
        return this == PERSONAL;
    }

    /** Prose or a name, in which numbers and addresses may stand. */
    public @Nullable String text(@Nullable CharSequence text) {
        if (text == null || this == NONE) {
            return text == null ? null : text.toString();
        }
        String shown = EMAIL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(hiddenAddress(found.group())));
        return NUMBER.matcher(shown).replaceAll(found -> Matcher.quoteReplacement(hiddenNumber(found.group())));
    }

    /** A document, whatever its length. */
    public @Nullable String document(@Nullable CharSequence document) {
        return document == null || this == NONE ? text(document) : hiddenNumber(document.toString());
    }

    /** A name without what tells it from equal names. */
    public String label(String label) {
        int end = label.lastIndexOf(LABEL_SEPARATOR);
        return this == NONE || end < 0 ? String.valueOf(text(label)) : String.valueOf(text(label.substring(0, end)));
    }

    /** Letters and digits alike: a document may have both. */
    private static String hiddenNumber(String number) {
        StringBuilder shown = new StringBuilder(number);
        int left = DIGITS_LEFT;
        for (int place = shown.length() - 1; place >= 0; place--) {
            if (Character.isLetterOrDigit(shown.charAt(place)) && left-- <= 0) {
                shown.setCharAt(place, HIDDEN);
            }
        }
        return shown.toString();
    }

    private static String hiddenAddress(String address) {
        int at = address.indexOf('@');
        int first = Character.charCount(address.codePointAt(0));
        return address.substring(0, Math.min(first, at)) + "***" + address.substring(at);
    }
}
