package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.interaction.Neighbours;
import io.rastro.report.Cursor;
import io.rastro.report.PageRequest;
import io.rastro.report.web.ReportLinks;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** A list of rows with a history each: the reader goes from one to the next, and back to the page of the list. */
public interface NavigableList {

    /** Where it is within the portal; its pages are told apart by their query strings. */
    String path();

    /** Whether a row's id is that of an interaction. */
    default boolean ofInteractions() {
        return true;
    }

    /**
     * What is around a row of the list.
     *
     * @param parameters of the page of the list that the reader came from
     * @return empty when the list is not well formed, or not for this reader
     */
    Optional<Surroundings> around(MultiValueMap<String, String> parameters, Cursor cursor, PortalUser reader);

    /**
     * A row's neighbours, and the way to their pages.
     *
     * @param page the page of the list that the reader came from
     */
    record Surroundings(Neighbours neighbours, PageRequest page, ReportLinks links) {}
}
