package io.rastro.ingestion;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Keeps what a sender of some services refers to apart from what it does not see. By a contact or conversation that other
 * services have as well it would change what these see, and be told whose document or number it guessed.
 */
@Component
class SeparateReferences {

    private final KnownElsewhereRepository elsewhere;

    SeparateReferences(KnownElsewhereRepository elsewhere) {
        this.elsewhere = elsewhere;
    }

    List<CheckedRow> of(Provenance from, List<CheckedRow> rows) {
        List<DerivedInteraction> interactions =
                rows.stream().flatMap(SeparateReferences::interaction).toList();
        KnownElsewhere known = new KnownElsewhere(
                from.scope().serviceIds(),
                elsewhere.contacts(from, keys(interactions, SeparateReferences::identities)),
                elsewhere.conversations(from, keys(interactions, row -> Stream.of(row.conversation()))),
                elsewhere.agents(from, keys(interactions, SeparateReferences::agentKeys)));
        return known.isNothing() ? rows : rows.stream().map(known::apart).toList();
    }

    private static Stream<DerivedInteraction> interaction(CheckedRow row) {
        HashedRecord passed = row.passed();
        return passed != null && passed.content() instanceof DerivedInteraction interaction
                ? Stream.of(interaction)
                : Stream.empty();
    }

    private static Collection<String> keys(
            List<DerivedInteraction> interactions, Function<DerivedInteraction, Stream<String>> keys) {
        return new TreeSet<>(interactions.stream().flatMap(keys).toList());
    }

    private static Stream<String> identities(DerivedInteraction row) {
        return Stream.ofNullable(row.contact()).flatMap(contact -> contact.identities().stream());
    }

    private static Stream<String> agentKeys(DerivedInteraction row) {
        return Stream.ofNullable(row.facts().parties().agent())
                .flatMap(agent -> Stream.concat(Stream.ofNullable(agent.externalId()), Stream.of(agent.name())));
    }
}
