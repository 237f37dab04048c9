package io.rastro.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the digits that are dialled in the many ways a number is written. */
final class PhoneText {

    /** What is dialled; international: its first digits are the country's code. */
    record Dialled(String digits, boolean international) {}

    /** Ids of accounts that are no numbers, and of groups, on WhatsApp. */
    private static final Set<String> HOSTS_WITHOUT_NUMBERS =
            Set.of("lid", "hosted.lid", "g.us", "broadcast", "newsletter");

    /** Where a user is a number that begins with the country's code, perhaps followed by that of an agent or a device. */
    private static final Set<String> HOSTS_WITH_COUNTRY = Set.of("s.whatsapp.net", "c.us", "hosted");

    private static final Pattern NAMED = Pattern.compile(".*<([^<>]*)>[^<>]*", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("^\\p{L}[\\p{L}. ]*:(?://)?\\s*");
    private static final Pattern DEVICE = Pattern.compile("[._:].*");
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212\\u2043]");
    private static final Pattern UNPRINTED = Pattern.compile("\\p{Cf}");

    /** A spreadsheet wrote a number, not the digits of one. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?[eE][+-]?\\d+");

    private static final Pattern DECIMALS = Pattern.compile("(\\+?\\d{8,})[.,]0+");

    /** (0xx11): any carrier may stand there. */
    private static final Pattern ANY_CARRIER = Pattern.compile("(?i)(?<=\\b0) ?xx ?");

    private static final Pattern EXTENSION = Pattern.compile("(?i)(?:[,;#~?]"
            + "|(?<!\\p{L})(?:ramal|rml|ram|r|ext|extn|extens[aã]o|extension|int|interno|anexo|x|p|w)(?!\\p{L})).*");

    private static final int SHORTEST_WITH_EXTENSION = 8;

    private static final Pattern NUMBER = Pattern.compile("[ (]*\\+?[0-9 ()./-]+");

    /** Digits and what groups them, but for dots, which may be decimals: most of what is sent, and no more than a number. */
    private static final Pattern NUMBER_ALONE = Pattern.compile("[ (]*\\+?[0-9 ()/-]+");

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

    private PhoneText() {}

    static Optional<Dialled> dialled(String text) {
        if (NUMBER_ALONE.matcher(text).matches()) {
            return digits(text, false, 1);
        }
        String address = address(plain(text));
        if (SCIENTIFIC.matcher(address).matches()) {
            return Optional.empty();
        }
        int at = address.indexOf('@');
        return at < 0 ? digits(address, false) : ofUser(address.substring(0, at), host(address.substring(at + 1)));
    }

    private static String plain(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return DASH.matcher(UNPRINTED.matcher(normal).replaceAll(""))
                .replaceAll("-")
                .strip();
    }

    private static String address(String text) {
        Matcher named = NAMED.matcher(text);
        return LABEL.matcher(named.matches() ? named.group(1) : text)
                .replaceFirst("")
                .strip();
    }

    private static String host(String text) {
        return text.replaceFirst("[;?:/].*$", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Dialled> ofUser(String user, String host) {
        if (HOSTS_WITHOUT_NUMBERS.contains(host)) {
            return Optional.empty();
        }
        return HOSTS_WITH_COUNTRY.contains(host)
                ? digits(DEVICE.matcher(user).replaceFirst(""), true)
                : digits(user.replaceFirst(":.*$", ""), false);
    }

    private static Optional<Dialled> digits(String text, boolean withCountry) {
        Matcher decimals = DECIMALS.matcher(text);
        String whole = decimals.matches()
                ? decimals.group(1)
                : ANY_CARRIER.matcher(text).replaceAll("");
        String number = EXTENSION.matcher(whole).replaceFirst("");
        return digits(number, withCountry, number.length() < whole.length() ? SHORTEST_WITH_EXTENSION : 1);
    }

    private static Optional<Dialled> digits(String number, boolean withCountry, int fewest) {
        String digits = NO_DIGIT.matcher(number.replace("(0)", "")).replaceAll("");
        return NUMBER.matcher(number).matches() && digits.length() >= fewest
                ? Optional.of(new Dialled(digits, withCountry || number.indexOf('+') >= 0))
                : Optional.empty();
    }
}
