package io.rastro.ledger;

import io.rastro.text.PhoneNumber;
import io.rastro.text.VisibleText;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Turns what a person typed to find a client into keyed hashes, and a client's data into those of everything by which it
 * may have been looked for. Both in one form for all spellings.
 */
@Component
class SubjectHashes {

    private static final String PHONE = "phone";

    /** Parameters under which the same data is typed. */
    private static final Map<String, String> KINDS = Map.of(
            "contactSearch", "name",
            "contactExternalId", "external-id",
            "contactExternalIds", "external-id",
            "phones", PHONE,
            "protocols", "protocol");

    private static final int SHORTEST_PHONE = 4;
    private static final int SHORTEST_FRAGMENT = 4;
    private static final int LONGEST_FRAGMENTED = 80;

    private final LedgerKeys keys;

    SubjectHashes(LedgerKeys keys) {
        this.keys = keys;
    }

    /** The hash of what was typed for a parameter. */
    String typed(String parameter, String value) {
        String kind = KINDS.getOrDefault(parameter, parameter);
        return keys.subject(kind, normal(kind, value));
    }

    private static String normal(String kind, String value) {
        if (kind.equals(PHONE)) {
            return PhoneNumber.of(value).map(PhoneNumber::canonical).orElse(value);
        }
        return VisibleText.inOneLine(value.strip()).toLowerCase(Locale.ROOT);
    }

    /** Those of a phone number: itself and every end of it that may be typed. */
    Set<String> ofPhone(String number) {
        Set<String> hashes = new LinkedHashSet<>(Set.of(typed(PHONE, number)));
        PhoneNumber.of(number).map(PhoneNumber::nationalDigits).ifPresent(digits -> {
            for (int start = 0; start <= digits.length() - SHORTEST_PHONE; start++) {
                hashes.add(keys.subject(PHONE, digits.substring(start)));
            }
        });
        return hashes;
    }

    /** Those of a text: itself and every part of it that is long enough to say something. */
    Set<String> ofParts(String parameter, String text) {
        Set<String> hashes = new LinkedHashSet<>(Set.of(typed(parameter, text)));
        String kind = KINDS.getOrDefault(parameter, parameter);
        String whole = normal(kind, text);
        if (whole.length() <= LONGEST_FRAGMENTED) {
            for (int start = 0; start <= whole.length() - SHORTEST_FRAGMENT; start++) {
                for (int end = start + SHORTEST_FRAGMENT; end <= whole.length(); end++) {
                    hashes.add(keys.subject(kind, whole.substring(start, end).strip()));
                }
            }
        }
        return hashes;
    }
}
