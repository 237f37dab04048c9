package io.rastro.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers are written for their reader. */
public enum NumberStyle {
    /** 1.234,5 and 12,3 %. */
    PORTUGUESE(',', '.', "\u00A0%"),
    /** 1,234.5 and 12.3%. */
    ENGLISH('.', ',', "%"),
    /** 1234,5 and 12,3%: what a spreadsheet in Brazilian Portuguese reads as numbers. */
    SPREADSHEET(',', null, "%"),
    /** 1234.5 and 0.123. */
    SCRIPT('.', null, null);

    private final char decimalPoint;
    private final @Nullable Character grouping;
    private final @Nullable String percentSign;

    NumberStyle(char decimalPoint, @Nullable Character grouping, @Nullable String percentSign) {
        this.decimalPoint = decimalPoint;
        this.grouping = grouping;
        this.percentSign = percentSign;
    }

    /** The style of a screen in this language. */
    public static NumberStyle of(Locale language) {
        return language.getLanguage().equals("en") ? ENGLISH : PORTUGUESE;
    }

    char decimalPoint() {
        return decimalPoint;
    }

    /** What stands between thousands; null: nothing. */
    @Nullable
    Character grouping() {
        return grouping;
    }

    /** What follows a percentage; null: it is written as a ratio. */
    @Nullable
    String percentSign() {
        return percentSign;
    }
}
