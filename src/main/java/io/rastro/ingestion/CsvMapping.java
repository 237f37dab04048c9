package io.rastro.ingestion;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV is to be read, as somebody decided on the mapping page.
 *
 * @param layout where the table is
 * @param columns what each column means; null: it is left out
 * @param medium of every row, unless a column tells
 * @param direction of every row, unless a column tells
 * @param service of every row, unless a column tells
 * @param zone of stamps without an offset
 * @param monthFirst whether 03/11/2025 is the 11th of March; null: the file does not prove it, and nobody said
 * @param emptyWord a word that stands for an empty cell; empty: there is none
 * @param statuses what each value of the status column means; a value not listed is read by its usual meaning
 */
public record CsvMapping(
        CsvLayout layout,
        List<@Nullable CsvTarget> columns,
        @Nullable Medium medium,
        @Nullable Direction direction,
        @Nullable String service,
        String zone,
        @Nullable Boolean monthFirst,
        String emptyWord,
        Map<String, String> statuses) {

    /** The delimiter as a page's form knows it. */
    public String delimiterText() {
        return String.valueOf(layout.delimiter());
    }

    /** Whether a line names the columns. */
    public boolean header() {
        return layout.header();
    }

    public CsvMapping withMonthFirst(@Nullable Boolean known) {
        return new CsvMapping(layout, columns, medium, direction, service, zone, known, emptyWord, statuses);
    }

    public boolean has(CsvTarget target) {
        return columns.contains(target);
    }
}
