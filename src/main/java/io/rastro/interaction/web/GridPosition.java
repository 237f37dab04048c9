package io.rastro.interaction.web;

import io.rastro.interaction.PageRequest;
import io.rastro.report.Cursor;
import io.rastro.report.FilterProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Which part of a result is asked for, and how it is counted. */
public record GridPosition(PageRequest page, boolean countExactly, List<FilterProblem> problems) {

    public static GridPosition of(MultiValueMap<String, String> parameters) {
        List<FilterProblem> problems = new ArrayList<>();
        PageRequest page =
                new PageRequest(cursor("after", parameters, problems), cursor("before", parameters, problems));
        if (page.after() != null && page.before() != null) {
            problems.add(new FilterProblem("before", "filter.problem.cursor"));
        }
        String count = parameters.getFirst("count");
        boolean exactly = "exact".equals(count);
        if (count != null && !count.isBlank() && !exactly) {
            problems.add(new FilterProblem("count", "filter.problem.count-unknown", count));
        }
        return new GridPosition(page, exactly, problems);
    }

    private static @Nullable Cursor cursor(
            String parameter, MultiValueMap<String, String> parameters, List<FilterProblem> problems) {
        String text = parameters.getFirst(parameter);
        if (text == null || text.isBlank()) {
            return null;
        }
        Cursor cursor = Cursor.parse(text).orElse(null);
        if (cursor == null) {
            problems.add(new FilterProblem(parameter, "filter.problem.cursor", text));
        }
        return cursor;
    }
}
