package io.rastro.ingestion;

import io.rastro.ingestion.Names.Table;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ids of everything that the rows of one batch refer to. */
record References(
        Map<String, Integer> tags,
        Map<String, Integer> services,
        AgentDirectory.Agents agents,
        Map<Outcomes.Outcome, Integer> outcomes,
        Map<String, Long> contacts,
        Map<String, Long> conversations) {

    int tag(String name) {
        return Objects.requireNonNull(tags.get(name));
    }

    @Nullable
    Integer tagOrNull(@Nullable String name) {
        return Names.idOf(name, tags);
    }

    @Nullable
    Integer service(@Nullable String name) {
        return Names.idOf(name, services);
    }

    @Nullable
    Long contact(Derived row) {
        var contact = row.contact();
        return contact == null ? null : contacts.get(contact.identity());
    }

    int outcome(Derived row) {
        return Objects.requireNonNull(outcomes.get(Outcomes.Outcome.of(row.facts())));
    }

    long conversation(Derived row) {
        return Objects.requireNonNull(conversations.get(row.conversation()));
    }

    /**
     * Finds or creates them, always in the same order of tables (that in which attaching a partition locks them), so
     * that concurrent batches queue up instead of deadlocking.
     */
    @Component
    static class Resolver {

        private final Names names;
        private final AgentDirectory agents;
        private final Outcomes outcomes;
        private final ContactDirectory contacts;
        private final Conversations conversations;

        Resolver(
                Names names,
                AgentDirectory agents,
                Outcomes outcomes,
                ContactDirectory contacts,
                Conversations conversations) {
            this.names = names;
            this.agents = agents;
            this.outcomes = outcomes;
            this.contacts = contacts;
            this.conversations = conversations;
        }

        References resolve(String source, Mentions mentions) {
            References references = new References(
                    names.idsOf(Table.TAG, mentions.tags),
                    names.idsOf(Table.SERVICE_QUEUE, mentions.services),
                    agents.resolve(source, mentions.agents, mentions.agentNames),
                    outcomes.idsOf(mentions.outcomes),
                    contacts.idsOf(source, mentions.contacts),
                    conversations.idsOf(source, mentions.conversations));
            conversations.remember(mentions.emailAddresses);
            return references;
        }
    }
}
