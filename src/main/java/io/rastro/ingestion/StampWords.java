package io.rastro.ingestion;

import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of stamps in Portuguese, English and Spanish, lower case and without accents. */
final class StampWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String[] MONTH_WORDS = {
        "jan janeiro january ene enero",
        "fev fevereiro feb february febrero",
        "mar marco march marzo",
        "abr abril apr april",
        "mai maio may mayo",
        "jun junho june junio",
        "jul julho july julio",
        "ago agosto aug august",
        "set setembro sep sept september septiembre setiembre",
        "out outubro oct october octubre",
        "nov novembro november noviembre",
        "dez dezembro dec december dic diciembre"
    };

    private static final Set<String> WEEKDAYS =
            Set.of(("mar seg segunda ter terca qua quarta qui quinta sex sexta sab sabado"
                            + " dom domingo feira mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat"
                            + " saturday sun sunday lun lunes martes mie miercoles jue jueves vie viernes")
                    .split(" ", -1));

    private static final Set<String> BETWEEN = Set.of(
            "t", "as", "a", "la", "las", "at", "de", "del", "of", "dia", "h", "hs", "hrs", "o", "th", "st", "nd", "rd");

    /** Only what means one offset all over the world; AMT, ACT, EST, CST, IST, BST and others mean several. */
    private static final Map<String, ZoneId> ZONES = Map.of(
            "z", ZoneOffset.UTC,
            "utc", ZoneOffset.UTC,
            "gmt", ZoneOffset.UTC,
            "ut", ZoneOffset.UTC,
            "brt", ZoneOffset.ofHours(-3),
            "brst", ZoneOffset.ofHours(-2),
            "fnt", ZoneOffset.ofHours(-2),
            "art", ZoneOffset.ofHours(-3),
            "cet", ZoneOffset.ofHours(1),
            "cest", ZoneOffset.ofHours(2));

    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, ZoneId> REGIONS = regions();

    private StampWords() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= MONTH_WORDS.length; month++) {
            for (String word : MONTH_WORDS[month - 1].split(" ", -1)) {
                months.put(word, month);
            }
        }
        return months;
    }

    private static Map<String, ZoneId> regions() {
        Map<String, ZoneId> regions = new HashMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.indexOf('/') > 0) {
                regions.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
            }
        }
        return regions;
    }

    static @Nullable Integer month(String word) {
        return MONTHS.get(word);
    }

    /** Says nothing about the instant: a weekday, or what stands between the parts of a stamp. */
    static boolean isNoise(String word) {
        return WEEKDAYS.contains(word) || BETWEEN.contains(word);
    }

    static @Nullable ZoneId zone(String word) {
        ZoneId zone = ZONES.get(word);
        return zone == null ? REGIONS.get(word) : zone;
    }

    /** Lower case, without accents; every kind of blank and dash is the plain one, marks of direction are dropped. */
    static String fold(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean accents = false;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            accents |= unit > 0x7F;
            if (Character.isSpaceChar(unit) || Character.isWhitespace(unit)) {
                plain.append(' ');
            } else if (Character.getType(unit) == Character.DASH_PUNCTUATION || unit == '\u2212') {
                plain.append('-');
            } else if (Character.getType(unit) != Character.FORMAT) {
                plain.append(Character.toLowerCase(unit));
            }
        }
        String folded = plain.toString().strip();
        return accents
                ? MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD))
                        .replaceAll("")
                : folded;
    }
}
