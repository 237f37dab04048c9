package io.rastro.administration;

import io.rastro.account.ServiceScope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Services as a form sends them.
 *
 * @param all {@code true}: every service, also those yet to come
 * @param ids of some, otherwise; as they were sent
 */
record PickedServices(boolean all, List<String> ids) {

    private static final String ID = "[1-9][0-9]{0,8}";

    boolean wellFormed() {
        return all || areIds(ids);
    }

    /** What is well formed of it. */
    ServiceScope scope() {
        return all ? ServiceScope.allServices() : ServiceScope.of(idsOf(ids));
    }

    static boolean areIds(List<String> texts) {
        return texts.stream().allMatch(id -> id.matches(ID));
    }

    /** The texts among these that are ids. */
    static Set<Integer> idsOf(List<String> texts) {
        return texts.stream().filter(id -> id.matches(ID)).map(Integer::valueOf).collect(Collectors.toSet());
    }

    static List<String> texts(Set<Integer> ids) {
        return ids.stream().map(String::valueOf).toList();
    }
}
