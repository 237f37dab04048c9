package io.rastro.ingestion;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** How the cells of one record become the JSON they would have been, so that both are read by the same rules. */
interface CsvShape {

    /** The JSON of one record; throws {@link RowRejected} when a cell cannot be read. */
    ObjectNode json(List<String> cells, Set<Notice> warnings);
}
