package io.rastro.demo;

import io.rastro.interaction.Medium;
import java.time.Instant;

/** A client who reached the platform, and all that the conversation will need. */
record Encounter(
        Arrival arrival, Persona client, Floor floor, Window window, String protocol, Facts facts, Chance chance) {

    static Encounter of(Arrival arrival, ContactBook contacts, Floor floor, Window window) {
        Chance chance = Chance.of("conversation", arrival.number());
        Persona client = contacts.pick(chance);
        String protocol = Protocols.protocol(arrival.medium(), window.local(arrival.at()), chance);
        Facts facts = new Facts(client, arrival.at(), protocol, window.zone(), chance);
        return new Encounter(arrival, client, floor, window, protocol, facts, chance);
    }

    /** A segment that begins at an instant, with all that does not depend on how it goes. */
    Draft segment(int number, Instant at) {
        Medium medium = arrival.medium();
        Draft draft = new Draft(medium, arrival.number(), number, at);
        draft.protocol = protocol;
        draft.contact = client.reference();
        draft.portfolio = client.portfolio();
        draft.from = address();
        draft.phone = medium.has(Medium.Trait.PHONE) ? client.phone() : null;
        return draft;
    }

    private String address() {
        return switch (arrival.medium()) {
            case EMAIL -> client.email();
            case INSTAGRAM -> client.handle();
            case CHAT -> chance.happens(0.3) ? client.email() : "+" + client.phone();
            default -> "+" + client.phone();
        };
    }

    /** So much later, but never after what is told has ended. */
    Instant later(Instant from, int seconds) {
        Instant later = from.plusSeconds(seconds);
        return later.isAfter(window.end()) ? window.end() : later;
    }
}
