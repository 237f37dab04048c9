package io.rastro.report.web;

import io.rastro.report.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A report as a file.
 *
 * @param name offered for saving
 * @param content asked for once the download may begin: it may be read before it is known what it holds
 */
public record ReportFile<R>(ReportFileName name, Supplier<Content<R>> content) {

    /**
     * What the file holds.
     *
     * @param rows hands every row to the consumer it is given
     * @param list whether the rows are read while they are sent, and may be millions
     */
    public record Content<R>(List<? extends Column<R>> columns, Consumer<Consumer<R>> rows, boolean list) {

        /** The rows of a report that sums up, the total last. */
        public static <R> Content<R> summary(List<? extends Column<R>> columns, List<R> rows, R total) {
            List<R> all = new ArrayList<>(rows);
            all.add(total);
            return new Content<>(columns, all::forEach, false);
        }
    }

    /** A list, whose rows are read while they are sent. */
    public static <R> ReportFile<R> list(
            ReportFileName name, List<? extends Column<R>> columns, Consumer<Consumer<R>> rows) {
        return new ReportFile<>(name, () -> new Content<>(columns, rows, true));
    }
}
