package io.rastro.directory;

import io.rastro.account.PortalUser;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Checks what only the reader's rights decide: an id picked that stands for nothing the reader may know of is a problem,
 * not an empty result; and so is a part of what the reader does not see whole.
 */
@Component
public class PickCheck {

    /** The message of a list whose entries take a permission that the reader has not. */
    private static final String NOT_PERMITTED = "filter.problem.not-permitted";

    private static final String UNKNOWN_ID = "filter.problem.unknown-id";

    private final DirectoryRepository directory;

    PickCheck(DirectoryRepository directory) {
        this.directory = directory;
    }

    /**
     * What is wrong with the values.
     *
     * @param values well formed, as {@link io.rastro.report.FilterCheck} found them
     */
    public List<FilterProblem> problems(
            Collection<? extends DeclaredFilter> declared, FilterValues values, PortalUser reader) {
        List<FilterProblem> problems = new ArrayList<>();
        for (DeclaredFilter filter : declared) {
            String parameter = filter.field().name();
            if (reader.scope().mask().hides() && values.has(filter.field()) && !filter.permitsMasked(values)) {
                problems.add(new FilterProblem(parameter, "filter.problem.masked." + parameter));
            }
            List<Long> ids = filter.directory().isEmpty()
                    ? List.of()
                    : values.all(parameter).stream().map(Long::valueOf).toList();
            if (!ids.isEmpty()) {
                check(parameter, filter.directory().orElseThrow(), ids, reader, problems);
            }
        }
        return problems;
    }

    /** The same of one parameter. */
    public List<FilterProblem> problems(String parameter, DirectoryKind kind, List<Long> ids, PortalUser reader) {
        List<FilterProblem> problems = new ArrayList<>();
        check(parameter, kind, ids, reader, problems);
        return problems;
    }

    private void check(
            String parameter, DirectoryKind kind, List<Long> ids, PortalUser reader, List<FilterProblem> problems) {
        if (!reader.may(kind.permission())) {
            problems.add(new FilterProblem(parameter, NOT_PERMITTED));
            return;
        }
        directory.unknown(kind, ids, reader.scope()).stream()
                .findFirst()
                .ifPresent(unknown -> problems.add(new FilterProblem(parameter, UNKNOWN_ID, unknown.toString())));
    }

    /** Whether a problem is that the reader may not ask this, which is forbidden rather than malformed. */
    public static boolean forbidden(Collection<FilterProblem> problems) {
        return problems.stream().map(FilterProblem::messageKey).anyMatch(NOT_PERMITTED::equals);
    }

    /** Whether a problem is an id that the reader does not know, which may be somebody else's. */
    public static boolean outOfScope(Collection<FilterProblem> problems) {
        return problems.stream().map(FilterProblem::messageKey).anyMatch(UNKNOWN_ID::equals);
    }
}
