package io.rastro.ledger;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.InteractionField;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.Medium;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.system.FileEndings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an entry says was asked for, to be asked again.
 *
 * @param path of the page whose rows were asked for as a file
 * @param values as they are kept, hashes of what was typed among them
 */
record KeptCriteria(String path, FilterValues values) {

    private static final String TRACKING = "/interactions";

    /** The lists behind the other reports' numbers; each with what it shares with interaction tracking. */
    private static final Map<String, List<Medium>> LISTS =
            Map.of("/ivr/calls", List.of(Medium.VOICE), "/agents/interactions", List.of(Medium.values()));

    private static final Set<String> SHARED =
            Set.of("from", "to", "timeFrom", "timeTo", "service", "agent", "agentTag");

    /** Recordings are deleted when their time is over, long before the interactions are. */
    private static final Set<String> PASSING =
            Set.copyOf(InteractionField.RECORDING.field().parameters());

    static KeptCriteria of(String path, String criteria) {
        return new KeptCriteria(FileEndings.page(path), new FilterValues(Ledger.parameters(criteria)));
    }

    /** Whether its rows are of single interactions. */
    boolean ofRows() {
        return path.equals(TRACKING) || LISTS.containsKey(path);
    }

    /** Whether somebody known by these hashes may be meant by what was typed. */
    boolean typedFor(Set<String> hashes) {
        return values.byParameter().values().stream()
                .filter(typed -> typed.get(0).startsWith(Ledger.HASHED))
                .allMatch(typed -> typed.stream()
                        .map(value -> value.substring(Ledger.HASHED.length()))
                        .anyMatch(hashes::contains));
    }

    /** The searches of interaction tracking that find what was handed out, perhaps a little more. */
    List<InteractionFilter> searches() {
        FilterValues asked = path.equals(TRACKING) ? lasting() : values.only(SHARED::contains);
        return media().map(medium -> InteractionFilter.of(medium, asked, Order.NEWEST))
                .toList();
    }

    /** What can still be asked: not what was typed, of which there are hashes, nor what retention has changed since. */
    private FilterValues lasting() {
        return values.only(parameter -> !parameter.equals(Ledger.SCOPE)
                && !PASSING.contains(parameter)
                && !values.all(parameter).get(0).startsWith(Ledger.HASHED));
    }

    private Stream<Medium> media() {
        Set<String> named = Set.copyOf(values.all(InteractionFilter.MEDIUM));
        return (path.equals(TRACKING) ? Arrays.stream(Medium.values()) : LISTS.getOrDefault(path, List.of()).stream())
                .filter(medium -> named.isEmpty() || named.contains(medium.name()));
    }

    ServiceScope scope() {
        List<String> services = values.all(Ledger.SCOPE);
        return services.isEmpty()
                ? ServiceScope.allServices()
                : ServiceScope.of(Collections.unmodifiableSet(
                        services.stream().map(Integer::valueOf).collect(Collectors.toSet())));
    }
}
