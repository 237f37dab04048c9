package io.rastro.report;

/** A fact that the grid shows as a badge: always an icon and a word, never colour alone. */
public interface Badge extends Labelled {

    /** The class of the icon font. */
    String icon();

    /** The class of the badge: {@code ok} is silent, the others have a fill. */
    String tone();
}
