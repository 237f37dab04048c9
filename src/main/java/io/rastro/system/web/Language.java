package io.rastro.system.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** A language the portal is written in; Portuguese unless the reader chose otherwise. */
public enum Language {
    PT_BR("pt-BR"),
    EN("en");

    private static final List<String> TAGS =
            Arrays.stream(values()).map(Language::tag).toList();

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag: what cookie, account and {@code lang} attribute hold. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** What a program prefers by its {@code Accept-Language}; Portuguese where that names no language we speak. */
    public static Language preferredBy(HttpServletRequest program) {
        String requested = program.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            String best = requested == null
                    ? null
                    : Locale.lookupTag(Locale.LanguageRange.parse(requested + ",pt;q=0.001"), TAGS);
            return best == null ? PT_BR : ofTag(best).orElse(PT_BR);
        } catch (IllegalArgumentException malformed) {
            return PT_BR;
        }
    }

    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }
}
