package io.rastro.interaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A text as it is searched, accents and case folded; each folded character knows its place in the text itself. */
public final class FoldedText {

    private static final int FIRST_BEYOND_ASCII = 128;

    private static final Pattern MARKS =
            Pattern.compile("[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]+");

    /** What no decomposition makes plain, and below it what it is searched as; the same as in the database. */
    private static final String LETTERS =
            "ØøŁłĐđÐðĦħŦŧŊŋıÆŒÞẞ‘’ʼ“”„«»‐‒–—―−ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩς" + "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ";

    private static final String PLAIN_LETTERS = "oollddddhhttnniæœþß'''\"\"\"\"\"------αβγδεζηθικλμνξοπρστυφχψωσ"
            + "абвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ";

    private static final Map<Integer, String> LETTER_PAIRS =
            Map.of((int) 'æ', "ae", (int) 'œ', "oe", (int) 'þ', "th", (int) 'ß', "ss");

    private final String text;
    private final String folded;
    private final int[] places;

    private FoldedText(String text, String folded, int[] places) {
        this.text = text;
        this.folded = folded;
        this.places = places;
    }

    public static FoldedText of(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        int[] places = new int[text.length() + 16];
        for (int place = 0; place < text.length(); ) {
            int character = text.codePointAt(place);
            String plain = fold(character);
            if (folded.length() + plain.length() > places.length) {
                places = Arrays.copyOf(places, places.length * 2 + plain.length());
            }
            Arrays.fill(places, folded.length(), folded.length() + plain.length(), place);
            folded.append(plain);
            place += Character.charCount(character);
        }
        return new FoldedText(text, folded.toString(), Arrays.copyOf(places, folded.length()));
    }

    /** As the database's function of the same name does, letter by letter. */
    private static String fold(int character) {
        if (character < FIRST_BEYOND_ASCII) {
            return Character.toString(lower(character));
        }
        StringBuilder folded = new StringBuilder();
        MARKS.matcher(Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD))
                .replaceAll("")
                .codePoints()
                .forEach(part -> folded.append(plain(lower(part))));
        return folded.toString();
    }

    private static int lower(int character) {
        return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }

    private static String plain(int character) {
        int place = LETTERS.indexOf(character);
        int letter = place < 0 ? character : PLAIN_LETTERS.charAt(place);
        return LETTER_PAIRS.getOrDefault(letter, Character.toString(letter));
    }

    /** The whole text folded. */
    String folded() {
        return folded;
    }

    /** Where something was found, as places in the text itself; the end is not included. */
    public record Range(int start, int end) {}

    /** Every place where the words are, whatever their accents and case; none overlaps another. */
    public List<Range> find(String words) {
        String requested = of(words).folded;
        List<Range> found = new ArrayList<>();
        if (requested.isEmpty()) {
            return found;
        }
        for (int at = folded.indexOf(requested); at >= 0; at = folded.indexOf(requested, at + requested.length())) {
            int after = at + requested.length();
            found.add(new Range(places[at], after < places.length ? places[after] : text.length()));
        }
        return found;
    }
}
