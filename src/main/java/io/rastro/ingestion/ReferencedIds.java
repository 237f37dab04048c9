package io.rastro.ingestion;

import io.rastro.ingestion.NameIds.NameTable;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ids of everything that the rows of one batch refer to. */
record ReferencedIds(
        Map<String, Integer> tags,
        Map<String, Integer> services,
        AgentDirectory.Agents agents,
        Map<OutcomeIds.OutcomeKey, Integer> outcomes,
        Map<String, Long> contacts,
        Map<String, Long> conversations) {

    int tag(String name) {
        return Objects.requireNonNull(tags.get(name));
    }

    @Nullable
    Integer tagOrNull(@Nullable String name) {
        return NameIds.idOf(name, tags);
    }

    @Nullable
    Integer service(@Nullable String name) {
        return NameIds.idOf(name, services);
    }

    @Nullable
    Long contact(DerivedInteraction row) {
        var contact = row.contact();
        return contact == null ? null : contacts.get(contact.identity());
    }

    int outcome(DerivedInteraction row) {
        return Objects.requireNonNull(outcomes.get(OutcomeIds.OutcomeKey.of(row.facts())));
    }

    long conversation(DerivedInteraction row) {
        return Objects.requireNonNull(conversations.get(row.conversation()));
    }

    /**
     * Finds or creates them, always in the same order of tables (that in which attaching a partition locks them), so
     * that concurrent batches queue up instead of deadlocking.
     */
    @Component
    static class Resolver {

        private final NameIds names;
        private final AgentDirectory agents;
        private final OutcomeIds outcomes;
        private final ContactDirectory contacts;
        private final ConversationIds conversations;

        Resolver(
                NameIds names,
                AgentDirectory agents,
                OutcomeIds outcomes,
                ContactDirectory contacts,
                ConversationIds conversations) {
            this.names = names;
            this.agents = agents;
            this.outcomes = outcomes;
            this.contacts = contacts;
            this.conversations = conversations;
        }

        ReferencedIds resolve(String source, ReferencedNames referencedNames) {
            ReferencedIds ids = new ReferencedIds(
                    names.idsOf(NameTable.TAG, referencedNames.tags),
                    names.idsOf(NameTable.SERVICE_QUEUE, referencedNames.services),
                    agents.resolve(source, referencedNames.agents, referencedNames.agentNames),
                    outcomes.idsOf(referencedNames.outcomes),
                    contacts.idsOf(source, referencedNames.contacts),
                    conversations.idsOf(source, referencedNames.conversations));
            conversations.remember(referencedNames.emailAddresses);
            return ids;
        }
    }
}
