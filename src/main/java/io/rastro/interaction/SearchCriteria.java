package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.report.DailyWindow;
import io.rastro.report.Period;
import io.rastro.report.SecondsRange;
import io.rastro.text.Mask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a search, from its filter and the reader's scope: sets of ids to which names and fragments were
 * resolved, a span of dates, a time of day, and the few conditions left over. Ids first, because an ordered scan that
 * filters by a name walks the table when the name is rare.
 */
final class SearchCriteria {

    /** The recordings of interaction i: what was deleted when its time was over is none any more. */
    private static final String RECORDED = """
            recording r where r.interaction_id = i.id and r.received_at = i.received_at and not exists (
                select from recording_audio a where a.reference = r.reference and a.deleted_at is not null)""";

    private final Medium medium;
    private final Mask mask;
    private final IdResolver resolver;
    private final Lookups lookups;
    private final Map<Facet, Set<Object>> facets = new EnumMap<>(Facet.class);
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private Period period = new Period(null, null);
    private @Nullable DailyWindow window;
    private boolean selective;
    private boolean looksUpEachRow;
    private @Nullable AccessPath accessPath;

    private SearchCriteria(Medium medium, Mask mask, IdResolver resolver, Lookups lookups) {
        this.medium = medium;
        this.mask = mask;
        this.resolver = resolver;
        this.lookups = lookups;
        parameters.put("medium", medium.name());
    }

    /** @param lookups of the request that searches */
    static SearchCriteria of(InteractionFilter filter, ServiceScope scope, IdResolver resolver, Lookups lookups) {
        SearchCriteria criteria = new SearchCriteria(filter.medium(), scope.mask(), resolver, lookups);
        filter.narrowing().forEach((field, value) -> field.addTo(criteria, value));
        if (!scope.all()) {
            criteria.narrow(Facet.SERVICE, scope.serviceIds());
        }
        return criteria;
    }

    void period(Period dates) {
        this.period = dates;
    }

    void window(DailyWindow timesOfDay) {
        this.window = timesOfDay;
    }

    void outcomes(Predicate<Outcome> fitting) {
        narrow(
                Facet.OUTCOME,
                once("outcomes", medium, () -> resolver.outcomes(medium)).stream()
                        .filter(fitting)
                        .map(Outcome::id)
                        .toList());
    }

    void services(Set<Integer> ids) {
        narrow(Facet.SERVICE, ids);
    }

    void agents(Set<Integer> ids) {
        narrow(Facet.AGENT, ids);
    }

    void agentTags(Set<Integer> ids) {
        narrow(Facet.AGENT, once("agentsTagged", ids, () -> resolver.agentsTagged(ids)));
    }

    void tags(Set<Integer> ids) {
        narrow(Facet.TAG, ids);
    }

    void imports(Set<Integer> ids) {
        narrow(Facet.IMPORT, ids);
    }

    void contacts(Set<Long> ids) {
        narrow(Facet.CONTACT, once("samePersons", ids, () -> resolver.samePersons(ids)));
    }

    void contactExternalId(String externalId) {
        contactExternalIds(externalId);
    }

    void contactExternalIds(String... externalIds) {
        narrow(
                Facet.CONTACT,
                once("contactsByExternalId", List.of(externalIds), () -> resolver.contactsByExternalId(externalIds)));
    }

    void contactName(String fragment) {
        Optional<List<Long>> found = once("contactsByName", fragment, () -> resolver.contactsByName(fragment, mask));
        if (found.isPresent()) {
            narrow(Facet.CONTACT, found.get());
        } else {
            lookUp("contact c where c.id = i.contact_id and " + NamePattern.matches(mask), true);
            parameters.putAll(new NamePattern(fragment).parameters());
        }
    }

    void email(String text) {
        List<String> found = once("emailAddresses", text, () -> resolver.emailAddresses(text));
        if (found.size() <= IdResolver.MAX_IDS) {
            narrow(Facet.EMAIL, found);
        } else {
            where("i.email like :emailPattern", "emailPattern", IdResolver.contains(text));
        }
    }

    void phone(String text) {
        PhoneSearch search = PhoneSearch.of(text);
        conditions.add(search.condition());
        parameters.putAll(search.parameters());
        selective |= search.selective();
    }

    /** How long it lasted: of those that somebody answered, whatever the stamps of others say. */
    void handlingTime(SecondsRange range) {
        outcomes(outcome -> outcome.status().answered());
        span(Facet.HANDLING_TIME, range);
    }

    void span(Facet facet, SecondsRange range) {
        narrow(facet, once("spanBuckets", range, () -> resolver.spanBuckets(range)));
        String parameter = facet.parameter();
        if (range.from() != null) {
            where(facet.seconds() + " >= :" + parameter + "From", parameter + "From", range.from());
        }
        if (range.to() != null) {
            where(facet.seconds() + " <= :" + parameter + "To", parameter + "To", range.to());
        }
    }

    void recorded(boolean wanted) {
        if (wanted && once("fewRecordings", medium, resolver::fewRecordings)) {
            conditions.add("exists (select from " + RECORDED + ")");
            selective = true;
        } else {
            lookUp(RECORDED, wanted);
        }
    }

    // Not EXISTS: the planner would collect a million contacts to join with.
    private void lookUp(String rows, boolean any) {
        conditions.add((any ? "" : "not ") + "coalesce((select true from " + rows + " limit 1), false)");
        looksUpEachRow = true;
    }

    /** What no index finds: a search with it alone walks the order. */
    void where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    /** What an index of its own finds: a search with it begins there. */
    void whereSelective(String condition, String parameter, Object value) {
        where(condition, parameter, value);
        selective = true;
    }

    private void narrow(Facet facet, Collection<?> ids) {
        Set<Object> given = new LinkedHashSet<>(ids);
        facets.merge(
                facet,
                given,
                (known, more) -> known.stream().filter(more::contains).collect(Collectors.toSet()));
    }

    /** Looks something up, unless the request did before. */
    <T> T once(String what, Object of, Supplier<T> lookup) {
        return lookups.once(List.of(what, of), lookup);
    }

    /** Whether nothing can match, so that no query is needed. */
    boolean matchesNothing() {
        return facets.values().stream().anyMatch(Set::isEmpty);
    }

    /** Whether a condition is so selective that the search must begin at its own index, not at the order. */
    boolean selective() {
        return selective;
    }

    /** Whether another table must be read for each row to know whether it matches. */
    boolean looksUpEachRow() {
        return looksUpEachRow;
    }

    /** What a page of it is found by. */
    AccessPath accessPath() {
        if (accessPath == null) {
            accessPath = AccessPath.of(this, resolver);
        }
        return accessPath;
    }

    Map<Facet, Set<Object>> facets() {
        return facets;
    }

    List<String> conditions() {
        return conditions;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    Medium medium() {
        return medium;
    }

    /** What its reader does not see of the people in what it finds. */
    Mask mask() {
        return mask;
    }

    Period period() {
        return period;
    }

    @Nullable
    DailyWindow window() {
        return window;
    }
}
