package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.ingestion.RecentContacts.StoredContact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

        private final @Nullable StoredContact stored;
        IncomingContact facts;
        boolean changed;
        final Set<String> newIdentities = new LinkedHashSet<>();

        @Nullable
        Person mergedInto;

        private Person(@Nullable Long id, @Nullable StoredContact stored, IncomingContact facts) {
            this.id = id;
            this.stored = stored;
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

        private boolean unchanged() {
            return !changed && newIdentities.isEmpty() && mergedInto == null;
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
    void know(String identity, StoredContact stored, IncomingContact facts) {
        byIdentity.put(identity, byId.computeIfAbsent(stored.id(), key -> new Person(key, stored, facts)));
    }

    /**
     * Finds or makes the contact of a row.
     *
     * @param unchanged the id of the contact whom the row tells nothing new of, unless another row does; null: not known
     */
    void hear(IncomingContact heard, @Nullable Long unchanged) {
        if (unchanged == null) {
            hear(heard);
        } else if (byId.containsKey(unchanged)) {
            adopt(unchanged, heard);
        }
    }

    private void hear(IncomingContact heard) {
        Person person = find(heard);
        if (person == null) {
            person = new Person(null, null, heard);
            created.add(person);
        }
        person.learn(heard);
        identify(person, heard.identities());
    }

    /** Lets a stored contact be recognised by more than it was. */
    void adopt(long id, IncomingContact heard) {
        Person person = byId.get(id);
        if (person == null) {
            person = new Person(id, null, heard);
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

    /** The ids by every identity that was stored or heard of. */
    Map<String, Long> ids() {
        Map<String, Long> ids = new HashMap<>();
        byIdentity.forEach((identity, person) -> ids.put(identity, person.storedId()));
        return ids;
    }

    /** The stored contact that all identities of a row are, if nothing new was told of it; as it was read. */
    Optional<StoredContact> unchanged(IncomingContact heard) {
        Person person = Objects.requireNonNull(byIdentity.get(heard.identity()));
        boolean alone = heard.identities().stream().allMatch(identity -> byIdentity.get(identity) == person);
        return alone && person.unchanged() ? Optional.ofNullable(person.stored) : Optional.empty();
    }

    boolean unchanged() {
        return created.isEmpty() && byId.values().stream().allMatch(Person::unchanged);
    }

    List<Person> created() {
        return created;
    }

    Collection<Person> stored() {
        return byId.values();
    }
}
