package io.rastro.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What finds a person in text that others wrote, in the regular expressions that PostgreSQL and Java share.
 *
 * @param identifiers every spelling of its numbers, documents and addresses; null: it has none
 * @param names its full names; one of a single word is no name to look for, since it is everybody's
 */
public record PersonPattern(@Nullable String identifiers, List<String> names) {

    private static final String PUNCTUATION = "[^0-9A-Za-z]{0,4}";
    private static final String NO_MORE = "(?![0-9A-Za-z])";
    private static final String NONE_BEFORE = "(?<![0-9A-Za-z])";
    private static final int FEWEST_DIGITS = 10;
    private static final int SHORTEST_DOCUMENT = 9;
    private static final int SHORTEST_NAME = 6;

    /**
     * The pattern of a person.
     *
     * @param phones in their canonical form
     * @param documents without punctuation
     */
    public static PersonPattern of(
            Collection<String> phones,
            Collection<String> documents,
            Collection<String> emails,
            Collection<String> names) {
        List<String> parts = new ArrayList<>();
        for (String phone : phones) {
            String digits = new PhoneNumber(phone).nationalDigits();
            if (digits.length() >= FEWEST_DIGITS) {
                parts.add(ofPhone(digits));
            }
        }
        documents.stream()
                .filter(document -> document.length() >= SHORTEST_DOCUMENT)
                .map(PersonPattern::ofDocument)
                .forEach(parts::add);
        emails.forEach(email -> parts.add("(?<![A-Za-z0-9._%+-])" + quoted(email) + "(?![A-Za-z0-9-])"));
        List<String> full = names.stream()
                .filter(name -> name.length() >= SHORTEST_NAME && name.strip().indexOf(' ') > 0)
                .toList();
        return new PersonPattern(parts.isEmpty() ? null : "(?i)(?:" + String.join("|", parts) + ")", full);
    }

    /** Country, trunk zero and carrier may stand before it; the ninth digit may be missing. */
    private static String ofPhone(String digits) {
        boolean mobile = digits.length() == 11 && digits.charAt(2) == '9';
        String rest = mobile ? digits.substring(3) : digits.substring(2);
        String area = spread(digits.substring(0, 2));
        return area + PUNCTUATION + (mobile ? "(?:9" + PUNCTUATION + ")?" : "") + spread(rest) + "(?![0-9])";
    }

    /** Spreadsheets lose leading zeros. */
    private static String ofDocument(String document) {
        String kept = document.replaceFirst("^0+", "");
        String zeros = ("0?" + PUNCTUATION).repeat(document.length() - kept.length());
        return NONE_BEFORE + zeros + spread(kept) + NO_MORE;
    }

    private static String spread(String characters) {
        return characters.chars().mapToObj(Character::toString).collect(Collectors.joining(PUNCTUATION));
    }

    private static String quoted(String text) {
        return text.replaceAll("[^0-9A-Za-z@]", "\\\\$0");
    }
}
