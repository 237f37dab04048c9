package io.rastro.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names as they are in Brazil: two surnames, particles, accents; and the names of small companies. */
final class NameBook {

    private final List<String> feminine = Texts.lines("first-names-f.txt");
    private final List<String> masculine = Texts.lines("first-names-m.txt");
    private final List<String> surnames = Texts.lines("surnames.txt");
    private final List<String> trades = Texts.lines("companies.txt");
    private final List<String> companyNames = Texts.lines("company-names.txt");

    String firstName(boolean woman, Chance chance) {
        return chance.pick(woman ? feminine : masculine);
    }

    String surname(Chance chance) {
        String last = chance.pick(surnames);
        if (chance.happens(0.35)) {
            return last;
        }
        String joint = chance.pick(List.of(" ", " ", " ", " de ", " da ", " dos ", " e "));
        String before = chance.pick(surnames);
        return (chance.happens(0.25) ? "de " : "") + before + joint + last;
    }

    String company(Chance chance) {
        String form = chance.pick(List.of(" Ltda.", " ME", " & Filhos Ltda.", " S.A.", " EIRELI", ""));
        return chance.pick(trades) + " " + chance.pick(companyNames) + form;
    }

    /** Lower-case letters and dots only, for addresses and handles. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", ".")
                .replaceAll("^\\.|\\.$", "");
    }
}
