package io.rastro.demo;

import io.rastro.demo.Floor.Booking;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The way of a conversation through up to four agents; what differs between media is left to them. */
abstract class Journey {

    private final ServiceCatalogue services;
    private final Topics topics;
    private final Phrases phrases;

    Journey(ServiceCatalogue services, Topics topics, Phrases phrases) {
        this.services = services;
        this.topics = topics;
        this.phrases = phrases;
    }

    abstract boolean voice();

    /** Longest wait in seconds; who waits longer is not answered. */
    abstract int patience();

    /** When the first agent could take the segment. */
    abstract Instant earliestDelivery(Leg leg);

    /** Whether nobody will answer, however many agents are free. */
    abstract boolean lost(Leg leg);

    abstract Script compose(Leg leg);

    /** Fills in what the medium has, once agent and times are known. */
    abstract void tell(Leg leg, Script script, DemoAgent agent);

    abstract void giveUp(Leg leg);

    final List<IncomingInteraction> follow(Encounter encounter, Draft first, Service service, Topic topic, int legs) {
        List<Draft> told = new ArrayList<>();
        Draft draft = first;
        Service here = service;
        Topic about = topic;
        for (int number = 1; number <= legs; number++) {
            Service next = number < legs ? services.other(here, encounter.chance()) : null;
            told.add(draft);
            if (!serve(new Leg(encounter, draft, number, here, next, about)) || next == null) {
                break;
            }
            here = next;
            about = topics.pick(here, encounter.chance());
            draft = following(encounter, draft, here);
        }
        nameReceivers(told, encounter.chance());
        return told.stream().map(Draft::build).toList();
    }

    static int legs(Chance chance) {
        double point = chance.fraction();
        return point < 0.85 ? 1 : point < 0.96 ? 2 : point < 0.99 ? 3 : 4;
    }

    private static Draft following(Encounter encounter, Draft before, Service service) {
        Draft draft = encounter.segment(before.segment + 1, before.finishedAt);
        draft.service(service);
        draft.queue(before.finishedAt);
        draft.direction = before.direction;
        draft.startedBy = before.startedBy;
        draft.expiration = before.expiration;
        draft.from = before.from;
        draft.to = before.to;
        return draft;
    }

    private boolean serve(Leg leg) {
        leg.draft().service(leg.service());
        if (lost(leg)) {
            giveUp(leg);
            return false;
        }
        Script script = compose(leg);
        Optional<Booking> booking = leg.encounter()
                .floor()
                .book(voice(), leg.service(), earliestDelivery(leg), script.seconds(), patience(), leg.chance());
        if (booking.isEmpty()) {
            giveUp(leg);
            return false;
        }
        handle(leg, script, booking.get());
        return true;
    }

    private void handle(Leg leg, Script script, Booking booking) {
        Draft draft = leg.draft();
        String name = booking.agent().name();
        draft.answeredAt = booking.at();
        draft.agent = booking.agent().reference();
        draft.event(booking.at(), EventType.DELIVERED, name, null);
        for (Script.Hold hold : script.holds()) {
            draft.event(booking.at().plusSeconds(hold.from()), EventType.HOLD_IN, name, null);
            draft.event(booking.at().plusSeconds(hold.to()), EventType.HOLD_OUT, name, null);
        }
        Service next = leg.next();
        draft.end(
                booking.at().plusSeconds(script.seconds()),
                next == null ? Status.SERVICE_COMPLETED : Status.SERVICE_TRANSFERRED);
        tell(leg, script, booking.agent());
        if (next == null) {
            wrapUp(leg, name);
        } else {
            String reason = leg.chance().happens(0.6) ? phrases.say("reason", leg.chance()) : null;
            draft.transfer(name, next.name(), reason);
        }
    }

    private static void wrapUp(Leg leg, String agentName) {
        Chance chance = leg.chance();
        double point = chance.fraction();
        int requested = point < 0.08 ? 0 : point < 0.7 ? 1 : point < 0.92 ? 2 : 3;
        TreeSet<String> tags = new TreeSet<>();
        for (int tag = 0; tag < requested; tag++) {
            tags.add(chance.pick(leg.topic().tags()));
        }
        Draft draft = leg.draft();
        draft.tags = List.copyOf(tags);
        draft.event(draft.finishedAt, EventType.WRAPPED_UP, agentName, tags.isEmpty() ? null : tags.first());
        if (chance.happens(0.2)) {
            draft.externalProtocol = Protocols.external(chance);
        }
    }

    /** Some transfers name the agent who then takes over. */
    private static void nameReceivers(List<Draft> told, Chance chance) {
        for (int number = 1; number < told.size(); number++) {
            AgentReference receiver = told.get(number).agent;
            if (receiver != null && chance.happens(0.3)) {
                told.get(number - 1).course.transferredTo(receiver.name());
            }
        }
    }
}
