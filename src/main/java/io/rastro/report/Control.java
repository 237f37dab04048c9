package io.rastro.report;

/** What a filter looks like in a form, and so what its values may be. */
public enum Control {
    /** Two dates, {@code yyyy-MM-dd}. */
    DATES,
    /** Two times of day, {@code HH:mm}. */
    TIMES,
    /** Two lengths of time, as {@link SecondsRange} reads them. */
    SPANS,
    /** One of a few codes. */
    CHOICE,
    /** Some of a few codes. */
    CHOICES,
    /** Some of many, by id, searched as one types. */
    PICKS,
    /** A phone number in any spelling, or its last digits. */
    PHONE,
    /** Many values at once, as {@link PastedList} tells them apart. */
    LIST,
    /** The same of whole phone numbers. */
    PHONES,
    /** A whole number, such as of seconds. */
    NUMBER,
    /** Free text. */
    TEXT
}
