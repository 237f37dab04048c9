package io.rastro.directory.web;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;

/**
 * What a reader asks of a report, with nothing wrong.
 *
 * @param filter what is asked for
 * @param request as it was sent
 * @param links where the same request leads
 */
public record Question<F>(F filter, ReportRequest request, ReportLinks links, PortalUser reader) {

    /** The services that the reader may see. */
    public ServiceScope scope() {
        return reader.scope();
    }
}
