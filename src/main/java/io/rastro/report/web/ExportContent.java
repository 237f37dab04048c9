package io.rastro.report.web;

import io.rastro.report.Column;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a file holds.
 *
 * @param rows hands every row to the consumer it is given
 */
public record ExportContent<R>(List<? extends Column<R>> columns, Consumer<Consumer<R>> rows) {}
