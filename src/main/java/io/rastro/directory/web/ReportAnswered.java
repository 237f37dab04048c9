package io.rastro.directory.web;

import io.rastro.account.PortalUser;

/**
 * A reader was shown the beginning of an answer of a report: an application event.
 *
 * @param query of its address, as it may be asked on any day
 */
public record ReportAnswered(SearchableReport<?> report, String query, PortalUser reader) {}
