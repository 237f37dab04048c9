package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that the rows of one batch refer to by name. */
final class ReferencedNames {

    final Set<String> tags = new TreeSet<>();
    final Set<String> services = new TreeSet<>();
    final List<AgentReference> agents = new ArrayList<>();
    final Set<String> agentNames = new TreeSet<>();
    final Set<OutcomeIds.OutcomeKey> outcomes = new HashSet<>();
    final List<IncomingContact> contacts = new ArrayList<>();
    final Set<String> conversations = new TreeSet<>();
    final Set<String> emailAddresses = new TreeSet<>();

    ReferencedNames(List<DerivedInteraction> rows) {
        rows.forEach(this::add);
    }

    private void add(DerivedInteraction row) {
        IncomingInteraction facts = row.facts();
        tags.addAll(facts.trail().tags());
        addTo(services, facts.parties().service());
        AgentReference agent = facts.parties().agent();
        if (agent != null) {
            agents.add(agent);
        }
        facts.trail().events().forEach(this::add);
        outcomes.add(OutcomeIds.OutcomeKey.of(facts));
        IncomingContact contact = row.contact();
        if (contact != null) {
            contacts.add(contact);
        }
        conversations.add(row.conversation());
        addTo(emailAddresses, row.email());
    }

    private void add(Event event) {
        addTo(tags, event.tag());
        addTo(services, event.service());
        addTo(services, event.toService());
        addTo(agentNames, event.agent());
        addTo(agentNames, event.toAgent());
    }

    private static void addTo(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
