package io.rastro.interaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as it is searched, accents and case folded; each folded character knows its place in the text itself. */
public final class FoldedText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

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

    private static String fold(int character) {
        String one = Character.toString(character);
        return character < 128
                ? one.toLowerCase(Locale.ROOT)
                : MARKS.matcher(Normalizer.normalize(one, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
    }

    /** Where something was found, as places in the text itself; the end is not included. */
    public record Range(int start, int end) {}

    /** Every place where the words are, whatever their accents and case; none overlaps another. */
    public List<Range> find(String words) {
        String wanted = of(words).folded;
        List<Range> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return found;
        }
        for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length())) {
            int after = at + wanted.length();
            found.add(new Range(places[at], after < places.length ? places[after] : text.length()));
        }
        return found;
    }
}
