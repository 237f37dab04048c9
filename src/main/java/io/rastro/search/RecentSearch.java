package io.rastro.search;

import java.time.Instant;

/**
 * Something that an account asked of a report.
 *
 * @param path of the report
 * @param query of its address; a relative period stays one
 */
public record RecentSearch(String path, String query, Instant askedAt) {}
