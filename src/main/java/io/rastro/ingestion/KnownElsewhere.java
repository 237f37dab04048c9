package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Parties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some rows refer to that other services than their sender's have: a contact or conversation gets a key of its own,
 * which senders of the same services share; an agent stays as it is known.
 *
 * @param services the sender's, by their ids
 * @param contacts {@link ContactIdentities}
 * @param conversations keys of conversations
 * @param agents names by external id
 */
record KnownElsewhere(
        Set<Integer> services, Set<String> contacts, Set<String> conversations, Map<String, String> agents) {

    boolean isNothing() {
        return contacts.isEmpty() && conversations.isEmpty() && agents.isEmpty();
    }

    /** The row with its own keys, under the hash of what was sent: sending it again changes nothing. */
    CheckedRow apart(CheckedRow row) {
        HashedRecord passed = row.passed();
        return passed != null && passed.content() instanceof DerivedInteraction interaction
                ? row.as(new HashedRecord(apart(interaction), passed.hash()))
                : row;
    }

    private DerivedInteraction apart(DerivedInteraction row) {
        IncomingContact contact = row.contact();
        return new DerivedInteraction(
                facts(row.facts()),
                apart(row.conversation(), conversations),
                contact == null ? null : contact.knownBy(apart(contact.identities())),
                row.phoneNumber(),
                row.email());
    }

    private IncomingInteraction facts(IncomingInteraction sent) {
        Parties parties = sent.parties();
        return new IncomingInteraction(
                sent.externalId(),
                sent.medium(),
                sent.stamps(),
                sent.labels(),
                new Parties(
                        parties.service(),
                        asKnown(parties.agent()),
                        parties.contact(),
                        parties.origin(),
                        parties.direction(),
                        parties.from(),
                        parties.to(),
                        parties.phone()),
                sent.ending(),
                sent.durations(),
                sent.trail());
    }

    private List<String> apart(List<String> identities) {
        return identities.stream().map(identity -> apart(identity, contacts)).toList();
    }

    private String apart(String key, Set<String> foreign) {
        return foreign.contains(key) ? SeparateKey.of(key, services) : key;
    }

    private @Nullable AgentReference asKnown(@Nullable AgentReference sent) {
        if (sent == null) {
            return null;
        }
        String externalId = sent.externalId();
        String name = externalId == null ? null : agents.get(externalId);
        if (name != null) {
            return new AgentReference(externalId, name, List.of());
        }
        boolean byName = externalId == null ? agents.containsValue(sent.name()) : agents.containsKey(sent.name());
        return byName ? new AgentReference(null, sent.name(), List.of()) : sent;
    }
}
