package io.rastro.report.web;

import io.rastro.report.ListRow;
import java.util.List;

/** What a page shows of single interactions, under the name of {@code list} in its model. */
public interface ShownRows {

    List<? extends ListRow> shownRows();
}
