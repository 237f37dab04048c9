package io.rastro.report;

/** A fact with a word of its own, shown untranslated in grid and CSV. */
public interface Labelled {

    String label();
}
