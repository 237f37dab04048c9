package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.FilterProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks picked ids: an id that stands for nothing, or for a service out of reach, is a problem, not an empty result. */
@Component
public class PickCheck {

    /** The message of a service that the reader's scope does not permit. */
    public static final String OUT_OF_SCOPE = "filter.problem.out-of-scope";

    private final DirectoryRepository directory;

    PickCheck(DirectoryRepository directory) {
        this.directory = directory;
    }

    public List<FilterProblem> problems(InteractionFilter filter, ServiceScope scope) {
        List<FilterProblem> problems = new ArrayList<>();
        for (InteractionField field : InteractionField.of(filter.medium())) {
            field.directory().ifPresent(kind -> {
                List<Long> ids = filter.values().all(field.field().name()).stream()
                        .map(Long::valueOf)
                        .toList();
                if (!ids.isEmpty()) {
                    check(field.field().name(), kind, ids, scope, problems);
                }
            });
        }
        return problems;
    }

    private void check(
            String parameter, DirectoryKind kind, List<Long> ids, ServiceScope scope, List<FilterProblem> problems) {
        Set<Long> unknown = directory.unknown(kind, ids);
        if (!unknown.isEmpty()) {
            problems.add(new FilterProblem(
                    parameter,
                    "filter.problem.unknown-id",
                    unknown.iterator().next().toString()));
        } else if (kind == DirectoryKind.SERVICE && !ids.stream().allMatch(id -> scope.permits(Math.toIntExact(id)))) {
            problems.add(new FilterProblem(parameter, OUT_OF_SCOPE));
        }
    }
}
