package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.report.DailyWindow;
import io.rastro.report.Period;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a filter and the reader's scope come to: sets of ids to which names and fragments were resolved, a span of dates,
 * a time of day, and the few conditions left over. Ids first, because an ordered scan that filters by a name walks the
 * table when the name is rare.
 */
final class Restriction {

    private final Medium medium;
    private final Lookup lookup;
    private final Map<Key, Set<Object>> keys = new EnumMap<>(Key.class);
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private Period period = new Period(null, null);
    private @Nullable DailyWindow window;
    private boolean pinned;
    private boolean looksAtContacts;
    private @Nullable Lead lead;

    private Restriction(Medium medium, Lookup lookup) {
        this.medium = medium;
        this.lookup = lookup;
        parameters.put("medium", medium.name());
    }

    static Restriction of(InteractionFilter filter, ServiceScope scope, Lookup lookup) {
        Restriction restriction = new Restriction(filter.medium(), lookup);
        for (InteractionField field : InteractionField.of(filter.medium())) {
            field.restrict(restriction, filter.values());
        }
        if (!scope.all()) {
            restriction.narrow(Key.SERVICE, scope.serviceIds());
        }
        return restriction;
    }

    void period(Period dates) {
        this.period = dates;
    }

    void window(DailyWindow timesOfDay) {
        this.window = timesOfDay;
    }

    void outcomes(Predicate<Outcome> fitting) {
        narrow(
                Key.OUTCOME,
                lookup.outcomes(medium).stream()
                        .filter(fitting)
                        .map(Outcome::id)
                        .toList());
    }

    void services(List<String> ids) {
        narrow(Key.SERVICE, integers(ids));
    }

    void agents(List<String> ids) {
        narrow(Key.AGENT, integers(ids));
    }

    void agentTags(List<String> ids) {
        narrow(Key.AGENT, lookup.agentsTagged(integers(ids)));
    }

    void tags(List<String> ids) {
        narrow(Key.TAG, integers(ids));
    }

    void imports(List<String> ids) {
        narrow(Key.IMPORT, integers(ids));
    }

    void contacts(List<String> ids) {
        narrow(Key.CONTACT, lookup.samePersons(ids.stream().map(Long::valueOf).toList()));
    }

    void contactExternalId(String externalId) {
        narrow(Key.CONTACT, lookup.contactsByExternalId(externalId));
    }

    void contactName(String fragment) {
        Optional<List<Long>> found = lookup.contactsByName(fragment);
        if (found.isPresent()) {
            narrow(Key.CONTACT, found.get());
        } else {
            // Not EXISTS: the planner would collect a million contacts to join with.
            conditions.add("coalesce((select true from contact c where c.id = i.contact_id and " + NamePattern.MATCHES
                    + "), false)");
            parameters.putAll(new NamePattern(fragment).parameters());
            looksAtContacts = true;
        }
    }

    void email(String text) {
        List<String> found = lookup.emailAddresses(text);
        if (found.size() <= Lookup.MOST_IDS) {
            narrow(Key.EMAIL, found);
        } else {
            conditions.add("i.email like :emailPattern");
            parameters.put("emailPattern", Lookup.contains(text));
        }
    }

    void phone(String text) {
        PhoneSearch search = PhoneSearch.of(text);
        conditions.add(search.condition());
        parameters.putAll(search.parameters());
        pinned |= search.selective();
    }

    void protocol(String protocol) {
        pin("i.protocol = :protocol", "protocol", protocol);
    }

    void externalProtocol(String protocol) {
        pin("i.external_protocol = :externalProtocol", "externalProtocol", protocol);
    }

    private void pin(String condition, String parameter, String value) {
        conditions.add(condition);
        parameters.put(parameter, value);
        pinned = true;
    }

    private void narrow(Key key, Collection<?> ids) {
        Set<Object> given = new LinkedHashSet<>(ids);
        keys.merge(
                key,
                given,
                (known, more) -> known.stream().filter(more::contains).collect(Collectors.toSet()));
    }

    private static List<Integer> integers(List<String> ids) {
        return ids.stream().map(Integer::valueOf).toList();
    }

    /** Whether nothing can match, so that no query is needed. */
    boolean impossible() {
        return keys.values().stream().anyMatch(Set::isEmpty);
    }

    /** Whether a condition is so selective that its own index must lead, not the order. */
    boolean pinned() {
        return pinned;
    }

    /** Whether it takes a look at the contact of each line to know whether that matches. */
    boolean looksAtContacts() {
        return looksAtContacts;
    }

    /** What a page of it is found by. */
    Lead lead() {
        if (lead == null) {
            lead = Lead.of(this, lookup);
        }
        return lead;
    }

    Map<Key, Set<Object>> keys() {
        return keys;
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

    Period period() {
        return period;
    }

    @Nullable
    DailyWindow window() {
        return window;
    }
}
