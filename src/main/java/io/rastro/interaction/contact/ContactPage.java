package io.rastro.interaction.contact;

import io.rastro.report.Cursor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a person did, as one reader may see it.
 *
 * @param media those on which there is anything, at least one
 * @param entries the conversations of the page, newest first; none beyond the end
 * @param previous the place before the page; null on the first one
 * @param next the place after it; null on the last one
 */
public record ContactPage(
        ContactPerson person,
        List<MediumContacts> media,
        List<ContactEntry> entries,
        @Nullable Cursor previous,
        @Nullable Cursor next) {

    public Instant first() {
        return media.stream()
                .map(MediumContacts::first)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public Instant last() {
        return media.stream()
                .map(MediumContacts::last)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
