package io.rastro.directory.web;

import io.rastro.report.FilterField;
import java.util.Optional;

/**
 * A report whose searches are kept for those who ask them.
 *
 * @param <F> what is asked for, checked
 */
public interface SearchableReport<F> extends ReportAddress<F> {

    /** Where it is within the portal. */
    String path();

    /** The key of its name in the message bundles. */
    String titleKey();

    /** A choice that stands before all filters and is none of them. */
    default Optional<FilterField> lead() {
        return Optional.empty();
    }
}
