package io.rastro.account;

import io.rastro.text.Mask;
import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an account may see of interactions: those of which services, and how much of the people in them. Every query on
 * interactions goes through one.
 *
 * @param all true for every service, also those yet to come; {@code serviceIds} is then empty
 * @param serviceIds the ids of the permitted services, possibly none
 * @param mask what is hidden of documents, phones and e-mail addresses
 */
public record ServiceScope(boolean all, Set<Integer> serviceIds, Mask mask) implements Serializable {

    private static final ServiceScope ALL = new ServiceScope(true, Set.of(), Mask.NONE);

    public ServiceScope {
        serviceIds = all ? Set.of() : Set.copyOf(serviceIds);
    }

    public static ServiceScope allServices() {
        return ALL;
    }

    public static ServiceScope of(Set<Integer> serviceIds) {
        return new ServiceScope(false, serviceIds, Mask.NONE);
    }

    /** The same services, with personal details hidden. */
    ServiceScope masked() {
        return new ServiceScope(all, serviceIds, Mask.PERSONAL);
    }

    /** As a row keeps it; null: all services. */
    public static ServiceScope ofStored(@Nullable Set<Integer> serviceIds) {
        return serviceIds == null ? ALL : of(serviceIds);
    }

    /** As a row keeps it; null: all services. */
    public @Nullable Set<Integer> stored() {
        return all ? null : serviceIds;
    }

    /** Whether an interaction of this service may be seen; one that belongs to no service only by who may see all. */
    public boolean permits(@Nullable Integer serviceId) {
        return all || (serviceId != null && serviceIds.contains(serviceId));
    }

    /** Whether whoever sees this sees all of the other's as well. */
    public boolean covers(ServiceScope other) {
        return all || (!other.all && serviceIds.containsAll(other.serviceIds));
    }

    /** Such as {@code services 3, 8}. */
    String codes() {
        return all ? "all services" : codes("services ", serviceIds);
    }

    static String codes(String of, Set<Integer> ids) {
        return ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ", of, ""));
    }
}
