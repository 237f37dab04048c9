package io.rastro.system.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language the portal is written in; Portuguese unless the reader chose otherwise. */
public enum Language {
    PT_BR("pt-BR"),
    EN("en");

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

    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }
}
