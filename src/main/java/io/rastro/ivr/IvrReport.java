package io.rastro.ivr;

import java.util.List;

/**
 * The IVR report.
 *
 * @param rows in the order of their labels, those without one last
 * @param total of all rows: the same under every grouping
 */
public record IvrReport(IvrGrouping grouping, List<IvrRow> rows, IvrRow total) {}
