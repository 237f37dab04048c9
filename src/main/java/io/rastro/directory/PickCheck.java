package io.rastro.directory;

import io.rastro.account.PortalUser;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks picked ids: an id that stands for nothing, or for a service out of reach, is a problem, not an empty result. */
@Component
public class PickCheck {

    /** The message of a service that the reader's scope does not permit. */
    private static final String OUT_OF_SCOPE = "filter.problem.out-of-scope";

    /** The message of a list whose entries take a permission that the reader has not. */
    private static final String NOT_PERMITTED = "filter.problem.not-permitted";

    private final DirectoryRepository directory;

    PickCheck(DirectoryRepository directory) {
        this.directory = directory;
    }

    /**
     * What is wrong with the ids picked.
     *
     * @param values well formed, as {@link io.rastro.report.FilterCheck} found them
     */
    public List<FilterProblem> problems(
            Collection<? extends DeclaredFilter> declared, FilterValues values, PortalUser reader) {
        List<FilterProblem> problems = new ArrayList<>();
        for (DeclaredFilter filter : declared) {
            String parameter = filter.field().name();
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
        Set<Long> unknown = directory.unknown(kind, ids);
        if (!unknown.isEmpty()) {
            problems.add(new FilterProblem(
                    parameter,
                    "filter.problem.unknown-id",
                    unknown.iterator().next().toString()));
        } else if (kind == DirectoryKind.SERVICE
                && !ids.stream().allMatch(id -> reader.scope().permits(Math.toIntExact(id)))) {
            problems.add(new FilterProblem(parameter, OUT_OF_SCOPE));
        }
    }

    /** Whether a problem is that the reader may not see what was asked, which is forbidden rather than malformed. */
    public static boolean outOfScope(Collection<FilterProblem> problems) {
        return problems.stream()
                .map(FilterProblem::messageKey)
                .anyMatch(key -> key.equals(OUT_OF_SCOPE) || key.equals(NOT_PERMITTED));
    }
}
