package io.rastro.privacy;

import io.rastro.text.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody typed to find a person, in the form it is stored in.
 *
 * @param value of a document without punctuation, of a phone canonical, of an address lower case
 */
public record PersonTerm(Kind kind, String value) {

    private static final Pattern DOCUMENT = Pattern.compile("[0-9]{8,11}|[0-9A-Z]{12}[0-9]{2}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int FEWEST_DIGITS = 8;
    private static final int SHORTEST_NAME = 3;

    /** What a person can be found by. */
    public enum Kind {
        DOCUMENT,
        PHONE,
        EMAIL,
        NAME,
        CONTACT;

        public String messageKey() {
            return "privacy.term." + name();
        }
    }

    /** Empty: nobody can be found by that. */
    public static Optional<PersonTerm> of(Kind kind, String typed) {
        String text = typed.strip();
        return switch (kind) {
            case DOCUMENT ->
                term(kind, text.toUpperCase(Locale.ROOT).replaceAll("[\\s./-]", ""))
                        .filter(term -> DOCUMENT.matcher(term.value()).matches());
            case PHONE ->
                PhoneNumber.of(text)
                        .filter(number -> number.nationalDigits().length() >= FEWEST_DIGITS)
                        .map(number -> new PersonTerm(kind, number.canonical()));
            case EMAIL ->
                term(kind, text.toLowerCase(Locale.ROOT))
                        .filter(term -> EMAIL.matcher(term.value()).matches());
            case NAME -> term(kind, text).filter(term -> text.length() >= SHORTEST_NAME);
            case CONTACT -> term(kind, text).filter(term -> !text.isEmpty());
        };
    }

    private static Optional<PersonTerm> term(Kind kind, String value) {
        return Optional.of(new PersonTerm(kind, value));
    }
}
