package io.rastro.directory;

import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import java.util.Optional;

/** A filter as a report's catalogue declares it: the form, the check of picked ids and the summary follow from it. */
public interface DeclaredFilter {

    FilterField field();

    /** What its ids stand for, when it is picked from a list. */
    Optional<DirectoryKind> directory();

    /** Where its choices are looked up as they are typed; empty: they are offered whole, or not at all. */
    default Optional<String> suggestions() {
        return Optional.empty();
    }

    /** Whether a value is one that a reader may look for who does not see what it would find whole. */
    default boolean permitsMasked(FilterValues values) {
        return true;
    }

    /** Whether it is always in view, or behind "more filters". */
    boolean common();
}
