package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who the contacts of some rows are, as far as one source knows them. The strongest identity that is known decides; what
 * else a row tells belongs to that contact from then on. Two that turn out to be the same become one, unless their
 * external ids or documents say that they are not.
 */
final class ContactResolution {

    /** A contact; without an id it is not stored yet. */
    static final class Person {

        @Nullable
        Long id;

        IncomingContact facts;
        boolean changed;
        final Set<String> newIdentities = new LinkedHashSet<>();

        @Nullable
        Person mergedInto;

        private Person(@Nullable Long id, IncomingContact facts) {
            this.id = id;
            this.facts = facts;
        }

        long storedId() {
            return Objects.requireNonNull(id);
        }

        /** The one it is stored as in the end. */
        Person last() {
            return mergedInto == null ? this : mergedInto.last();
        }

        /** What it is stored under when it is new. */
        String firstIdentity() {
            return facts.identity();
        }

        private void learn(IncomingContact heard) {
            IncomingContact known = heard.after(facts);
            changed |= !known.equals(facts);
            facts = known;
        }

        /** Whether nothing stronger than an identity of this rank speaks against its being the one heard of. */
        private boolean canBe(IncomingContact heard, int rank) {
            return (rank == 0 || agree(facts.externalId(), heard.externalId()))
                    && (rank <= 1 || agree(facts.documentPlain(), heard.documentPlain()));
        }

        private static boolean agree(@Nullable String one, @Nullable String other) {
            return one == null || other == null || one.equals(other);
        }

        private int rank() {
            if (facts.externalId() != null) {
                return 0;
            }
            return facts.documentPlain() != null ? 1 : ContactIdentities.WEAKEST;
        }

        private boolean outranks(Person other) {
            if (id == null || other.id == null) {
                return other.id == null;
            }
            return rank() == other.rank() ? id < other.id : rank() < other.rank();
        }
    }

    private final Map<String, Person> byIdentity = new HashMap<>();
    private final Map<Long, Person> byId = new LinkedHashMap<>();
    private final List<Person> created = new ArrayList<>();

    /** What is stored: that an identity is a contact's. */
    void know(String identity, long id, IncomingContact facts) {
        byIdentity.put(identity, byId.computeIfAbsent(id, key -> new Person(key, facts)));
    }

    /** Finds or makes the contact of a row. */
    void hear(IncomingContact heard) {
        Person person = find(heard);
        if (person == null) {
            person = new Person(null, heard);
            created.add(person);
        }
        person.learn(heard);
        identify(person, heard.identities());
    }

    /** Lets a stored contact be recognised by more than it was. */
    void adopt(long id, IncomingContact heard) {
        Person person = byId.get(id);
        if (person == null) {
            person = new Person(id, heard);
            person.changed = true;
            byId.put(id, person);
        }
        person.last().learn(heard);
        identify(person.last(), heard.identities());
    }

    private @Nullable Person find(IncomingContact heard) {
        for (String identity : heard.identities()) {
            Person known = byIdentity.get(identity);
            if (known != null && known.canBe(heard, ContactIdentities.rank(identity))) {
                return known;
            }
        }
        return null;
    }

    private void identify(Person person, List<String> identities) {
        Person owner = person;
        for (String identity : identities) {
            Person known = byIdentity.putIfAbsent(identity, owner);
            if (known == null) {
                owner.newIdentities.add(identity);
            } else if (known != owner && known.canBe(owner.facts, ContactIdentities.WEAKEST)) {
                owner = merged(known, owner);
            }
        }
    }

    private Person merged(Person one, Person other) {
        Person stays = one.outranks(other) ? one : other;
        Person goes = stays == one ? other : one;
        goes.mergedInto = stays;
        stays.facts = stays.facts.after(goes.facts);
        stays.changed = true;
        byIdentity.replaceAll((identity, person) -> person == goes ? stays : person);
        if (goes.id == null) {
            created.remove(goes);
            stays.newIdentities.addAll(goes.newIdentities);
        }
        return stays;
    }

    /** What a row's contact is, by its strongest identity. */
    Person of(IncomingContact heard) {
        return Objects.requireNonNull(byIdentity.get(heard.identity()));
    }

    boolean unchanged() {
        return created.isEmpty()
                && byId.values().stream()
                        .allMatch(person ->
                                !person.changed && person.newIdentities.isEmpty() && person.mergedInto == null);
    }

    List<Person> created() {
        return created;
    }

    Collection<Person> stored() {
        return byId.values();
    }
}
