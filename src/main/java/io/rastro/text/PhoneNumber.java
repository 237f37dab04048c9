package io.rastro.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number in the one form that storing and searching share: E.164 with its plus where the country is known
 * ({@code +5511987650001}), and digits alone where there is none: part of a number, a short code, 0800, 4004. What names
 * no country is Brazilian if it can be.
 */
public record PhoneNumber(String canonical) {

    /** A sign and digits: nobody has grouped them yet. */
    private static final Pattern PLAIN = Pattern.compile("\\+?\\d{8,15}");

    private static final PhoneNumberUtil WORLD = PhoneNumberUtil.getInstance();
    private static final String COUNTRY = "55";
    private static final int SHORTEST_WITH_COUNTRY = 8;
    private static final int SHORTEST_FOREIGN_WITHOUT_PLUS = 11;
    private static final int LONGEST_INTERNATIONAL = 15;

    /** Longer only are the ids of other things; prefixes of a telephone system fit in. */
    private static final int LONGEST = 20;

    /** Empty when the text is no number: {@code …@lid}, {@code anonymous}, {@code 5,51E+12}. */
    public static Optional<PhoneNumber> of(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : PhoneText.dialled(text)
                        .filter(dialled -> dialled.digits().length() <= LONGEST)
                        .map(dialled -> new PhoneNumber(canonical(dialled)));
    }

    /** The canonical form; null when the text is no number. */
    public static @Nullable String canonical(@Nullable String text) {
        return of(text).map(PhoneNumber::canonical).orElse(null);
    }

    /** Whether it is known where in the world it is. */
    public boolean international() {
        return canonical.startsWith("+");
    }

    /** Whether no digit is missing; otherwise it may be the end of many numbers. */
    public boolean complete() {
        return international() || BrazilianNumber.isOfService(canonical);
    }

    /** The digits that every spelling of it ends with, but for a ninth digit. */
    public String nationalDigits() {
        if (BrazilianNumber.isOfService(canonical)) {
            return canonical.substring(1);
        }
        return canonical.startsWith("+" + COUNTRY) ? canonical.substring(3) : canonical.replace("+", "");
    }

    /**
     * The text in the groups that a Brazilian number is read in, without a character more or less; whole where it is no
     * such number or has groups of its own.
     */
    public static List<String> groups(String text) {
        return PLAIN.matcher(text).matches() && of(text).isPresent() ? BrazilianNumber.groups(text) : List.of(text);
    }

    private static String canonical(PhoneText.Dialled dialled) {
        String digits = dialled.digits();
        String found = dialled.international() ? abroad(digits) : fromBrazil(digits);
        if (found != null) {
            return found;
        }
        boolean unknownCountry = dialled.international()
                && digits.length() >= SHORTEST_WITH_COUNTRY
                && digits.length() <= LONGEST_INTERNATIONAL;
        return unknownCountry ? "+" + digits : digits;
    }

    /** A number that begins with the country's code. */
    private static @Nullable String abroad(String digits) {
        return digits.startsWith(COUNTRY)
                ? BrazilianNumber.canonical(digits.substring(COUNTRY.length()))
                : foreign(digits);
    }

    private static @Nullable String fromBrazil(String digits) {
        String found = dialledAbroad(digits);
        if (found == null && !BrazilianNumber.isOfServiceWithCountry(digits)) {
            found = BrazilianNumber.canonical(digits);
        }
        if (found == null && digits.startsWith(COUNTRY)) {
            found = BrazilianNumber.canonical(digits.substring(COUNTRY.length()));
        }
        return found == null && digits.length() >= SHORTEST_FOREIGN_WITHOUT_PLUS ? foreign(digits) : found;
    }

    /** 00 and the country, or, as one dials in Brazil, 00, a carrier's two digits and the country. */
    private static @Nullable String dialledAbroad(String digits) {
        if (!digits.startsWith("00") || digits.length() < SHORTEST_FOREIGN_WITHOUT_PLUS) {
            return null;
        }
        String found = abroad(digits.substring(2));
        return found == null ? abroad(digits.substring(4)) : found;
    }

    private static @Nullable String foreign(String digits) {
        if (digits.startsWith("0") || digits.length() > LONGEST_INTERNATIONAL + 1) {
            return null;
        }
        try {
            Phonenumber.PhoneNumber number = WORLD.parse("+" + digits, null);
            return WORLD.isValidNumber(number) ? WORLD.format(number, PhoneNumberUtil.PhoneNumberFormat.E164) : null;
        } catch (NumberParseException noCountry) {
            return null;
        }
    }
}
