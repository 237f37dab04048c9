package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.interaction.Direction;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Sender;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Telephone calls: clients who call through the IVR, and the agents' own. */
final class VoiceCalls extends Journey {

    /** Nobody's number: no Brazilian subscriber number begins with zero. */
    static final String OWN_NUMBER = "+55110000";

    private final ServiceCatalogue services;
    private final Topics topics;
    private final Topics active;
    private final Dialogues dialogues;
    private final Speeches speeches = new Speeches();

    VoiceCalls(ServiceCatalogue services, Topics topics, Topics active, Phrases phrases, Dialogues dialogues) {
        super(services, topics, phrases);
        this.services = services;
        this.topics = topics;
        this.active = active;
        this.dialogues = dialogues;
    }

    List<IncomingInteraction> tell(Encounter encounter) {
        return encounter.chance().happens(0.18) ? outbound(encounter) : inbound(encounter);
    }

    private List<IncomingInteraction> inbound(Encounter encounter) {
        Chance chance = encounter.chance();
        Service service = services.pick(encounter.arrival().medium(), chance);
        Topic topic = topics.pick(service, chance);
        Draft draft = encounter.segment(1, encounter.arrival().at());
        draft.direction = Direction.INBOUND;
        draft.to = OWN_NUMBER + service.extension();
        if (chance.happens(0.02)) {
            LostCalls.hangUpInMenu(draft, encounter, service);
            return List.of(draft.build());
        }
        draft.comment(service.way() + IvrVisits.STEP + topic.option());
        draft.service(service);
        draft.queue(encounter.later(draft.receivedAt, chance.between(12, 75)));
        return follow(encounter, draft, service, topic, legs(chance));
    }

    private List<IncomingInteraction> outbound(Encounter encounter) {
        Chance chance = encounter.chance();
        Service service = services.pick(encounter.arrival().medium(), chance);
        Draft draft = encounter.segment(1, encounter.arrival().at());
        draft.direction = Direction.OUTBOUND;
        draft.to = draft.from;
        draft.from = OWN_NUMBER + service.extension();
        return follow(encounter, draft, service, active.pick(service, chance), chance.happens(0.95) ? 1 : 2);
    }

    @Override
    boolean voice() {
        return true;
    }

    @Override
    int patience() {
        return 900;
    }

    @Override
    Instant earliestDelivery(Leg leg) {
        Instant since = Objects.requireNonNullElse(leg.draft().queuedAt, leg.draft().receivedAt);
        int wait = leg.draft().queuedAt == null
                ? leg.chance().between(6, 28)
                : leg.chance().seconds(24, 1.0, 1, 800);
        return since.plusSeconds(wait);
    }

    @Override
    boolean lost(Leg leg) {
        boolean outbound = leg.draft().direction == Direction.OUTBOUND;
        return leg.chance().happens(leg.number() > 1 ? 0.04 : outbound ? 0.45 : 0.1);
    }

    @Override
    Script compose(Leg leg) {
        Speech speech = speeches.of(leg);
        return speech == null ? unrecorded(leg) : speech.script();
    }

    private static Script unrecorded(Leg leg) {
        Chance chance = leg.chance();
        int seconds = chance.seconds(leg.next() == null ? 290 : 150, 0.75, 12, 3_200);
        List<Script.Hold> holds = new ArrayList<>();
        int second = chance.between(20, 90);
        while (chance.happens(0.28) && second + 40 < seconds) {
            int end = Math.min(seconds - 5, second + chance.seconds(50, 0.7, 8, 400));
            holds.add(new Script.Hold(second, end));
            second = end + chance.between(15, 120);
        }
        return new Script(List.of(), holds, seconds, false);
    }

    @Override
    void tell(Leg leg, Script script, DemoAgent agent) {
        Draft draft = leg.draft();
        Chance chance = leg.chance();
        Instant answered = Objects.requireNonNull(draft.answeredAt);
        draft.voiceStatus = VoiceStatus.ANSWERED;
        draft.lastReply = LastReply.UNDEFINED;
        draft.firstMessageAt = answered.plusSeconds(chance.between(0, 6));
        if (leg.number() > 1) {
            draft.to = chance.happens(0.5) ? agent.extension() : leg.service().extension();
        }
        draft.call = CallLine.call(draft, agent.extension(), chance);
        comment(leg, agent);
        Speech speech = speeches.of(leg);
        if (speech != null) {
            draft.firstMessageAt = answered.plusSeconds(Speech.FIRST_WORD_SECOND);
            draft.recordings = List.of(speech.recording(answered));
        }
    }

    private void comment(Leg leg, DemoAgent agent) {
        if (!leg.chance().happens(0.4)) {
            return;
        }
        Draft draft = leg.draft();
        leg.encounter().facts().agent(agent);
        String comment = leg.encounter().facts().fill(dialogues.comment(leg), draft.finishedAt);
        draft.comment(comment);
        draft.course.message(draft.finishedAt, Sender.INTERNAL, agent.name(), comment, null);
    }

    @Override
    void giveUp(Leg leg) {
        LostCalls.end(leg);
    }
}
