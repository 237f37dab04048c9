package io.rastro.ingestion;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What there is to know of a component of a record that comes in, beside its name and type: the API's document, the
 * cleaning, the columns of tables that fill it and the column it is stored in follow from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface IncomingField {

    /** For programs: its meaning, unit and zone, and what happens without it. */
    String description();

    /** A value as JSON has it, a text without its quotation marks; empty: made of the parts' examples, else null. */
    String example() default "";

    /** The column of the record's table that takes the value as it is; empty: it is stored in another way, or not. */
    String column() default "";

    /** How it is cleaned, of records that are cleaned by what their components say. */
    Cleaning cleaned() default Cleaning.NONE;

    /** How many characters a text may have. */
    int longest() default TextCleaner.NAME_LIMIT;

    /**
     * Headers of tables that suggest a text which nothing but its column takes, the surest first, as
     * {@link CsvWords#foldHeader} writes them; what else a column can mean stands in {@link KnownTarget}.
     */
    String headers() default "";

    /** What becomes of a value before it is stored; {@link TextCleaner} tells how. */
    enum Cleaning {
        NONE,
        /** Free text. */
        TEXT,
        /** Compared with others. */
        NAME,
        /** Compared with others, and spoilt by spreadsheets. */
        NUMBER,
        /** A count from 1. */
        COUNT
    }
}
