package io.rastro.search.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.SearchReader;
import io.rastro.report.web.ReportRequest;
import io.rastro.search.SavedSearch;

/**
 * Where a kept search leads a reader: to its report, which asks with the reader's rights. Of somebody else's, what says who
 * a client is stays with its owner; the form then waits for the reader's own, since without it the search would be another.
 *
 * @param withheld whether something was kept back
 */
record OpenedSearch(String address, boolean withheld) {

    static OpenedSearch of(SavedSearch search, PortalUser reader) {
        if (search.isOf(reader) || !SearchReader.personal(search.query())) {
            return new OpenedSearch(search.path() + "?" + search.query(), false);
        }
        String rest = SearchReader.withoutPersonal(search.query());
        return new OpenedSearch(search.path() + "?" + rest + "&" + ReportRequest.EDIT + "=1", true);
    }
}
