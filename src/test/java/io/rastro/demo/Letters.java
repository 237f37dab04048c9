package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** E-mails and ReclameAqui: long texts, answered in office hours. */
final class Letters extends Journey {

    private static final List<String> COMPLAINED_OF =
            List.of("Suporte técnico", "Cobrança", "Agendamento", "Retenção", "Ouvidoria");

    private final ServiceCatalogue services;
    private final Topics topics;
    private final Phrases phrases;
    private final Dialogues dialogues;
    private final LetterWriter writer;

    Letters(ServiceCatalogue services, Topics topics, Phrases phrases, Dialogues dialogues) {
        super(services, topics, phrases);
        this.services = services;
        this.topics = topics;
        this.phrases = phrases;
        this.dialogues = dialogues;
        this.writer = new LetterWriter(phrases);
    }

    List<IncomingInteraction> tell(Encounter encounter) {
        Chance chance = encounter.chance();
        Service service = services.pick(encounter.arrival().medium(), chance);
        Topic topic = topics.pick(concerned(encounter, service), chance);
        Draft draft = encounter.segment(1, encounter.arrival().at());
        draft.service(service);
        draft.queue(draft.receivedAt);
        draft.to = "atendimento@valefibra.example.com";
        String text = encounter.facts().fill(writer.letter(encounter, topic), draft.receivedAt);
        draft.course.message(
                draft.receivedAt,
                Sender.CLIENT,
                encounter.client().name(),
                text,
                LetterWriter.attachment(encounter, topic));
        return follow(encounter, draft, service, topic, chance.happens(0.9) ? 1 : 2);
    }

    /** On ReclameAqui the ombudsman answers for everybody. */
    private Service concerned(Encounter encounter, Service service) {
        return encounter.arrival().medium() == Medium.EMAIL
                ? service
                : services.named(encounter.chance().pick(COMPLAINED_OF));
    }

    @Override
    boolean voice() {
        return false;
    }

    @Override
    int patience() {
        return 12 * 3_600;
    }

    @Override
    Instant earliestDelivery(Leg leg) {
        Encounter encounter = leg.encounter();
        Instant queued = Objects.requireNonNull(leg.draft().queuedAt);
        Instant opens = encounter
                .window()
                .officeOpens(encounter.window().workingDay(encounter.arrival().at(), leg.medium()));
        Instant first = queued.isBefore(opens) ? opens : queued;
        return first.plusSeconds(leg.chance().seconds(900, 0.9, 20, 7_200));
    }

    @Override
    boolean lost(Leg leg) {
        return leg.number() == 1 && leg.chance().happens(0.01);
    }

    @Override
    Script compose(Leg leg) {
        Chance chance = leg.chance();
        ScriptBuilder script = new ScriptBuilder(phrases, chance, 9);
        script.say(Sender.AGENT, writer.answer(leg), null);
        if (leg.next() == null && chance.happens(0.35)) {
            script.play(List.of(new Topic.Line(Sender.CLIENT, false, false, null, phrases.say("emailthanks", chance))));
            if (chance.happens(0.5)) {
                script.say(Sender.AGENT, "byeagent");
            }
        }
        if (chance.happens(0.3)) {
            script.say(Sender.INTERNAL, dialogues.comment(leg), null);
        }
        return script.build();
    }

    @Override
    void tell(Leg leg, Script script, DemoAgent agent) {
        new Telling(leg, agent).tell(script);
        if (leg.medium() == Medium.RECLAME_AQUI) {
            leg.draft().externalProtocol = "0" + leg.chance().digits(17);
        }
    }

    @Override
    void giveUp(Leg leg) {
        Instant queued = Objects.requireNonNull(leg.draft().queuedAt);
        leg.draft().end(leg.encounter().later(queued, 24 * 3_600), Status.DEQUEUED);
    }
}
