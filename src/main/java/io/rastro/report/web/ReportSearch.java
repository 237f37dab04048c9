package io.rastro.report.web;

import io.rastro.report.ListRow;
import io.rastro.system.LedgerEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Somebody was shown a page of a report.
 *
 * @param rows the single interactions on it; null: it shows sums
 */
public record ReportSearch(Criteria asked, @Nullable List<? extends ListRow> rows) implements LedgerEvent {

    /** The search that a page answers. */
    public static ReportSearch answered(Criteria asked, ModelAndView page) {
        return new ReportSearch(
                asked, page.getModel().get("list") instanceof ShownRows shown ? shown.shownRows() : null);
    }

    @Override
    public Kind kind() {
        return Kind.SEARCH;
    }

    @Override
    public String action() {
        return rows == null ? "report-seen" : "list-seen";
    }

    @Override
    public Map<String, List<String>> criteria() {
        return asked.picked();
    }

    @Override
    public Map<String, List<String>> typed() {
        return asked.typed();
    }

    @Override
    public @Nullable Long shown() {
        return rows == null ? null : Long.valueOf(rows.size());
    }

    @Override
    public Set<Long> conversationIds() {
        return rows == null
                ? Set.of()
                : rows.stream()
                        .filter(ListRow::showsPerson)
                        .map(ListRow::conversationId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
