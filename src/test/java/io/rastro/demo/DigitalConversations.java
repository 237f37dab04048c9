package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.Medium;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** WhatsApp, chat, Instagram and SMS: started by the client, mostly with a bot first, or by the company. */
final class DigitalConversations extends Journey {

    static final String OWN_NUMBER = "+5511900000100";

    private final ServiceCatalogue services;
    private final Topics topics;
    private final Topics active;
    private final Dialogues dialogues;
    private final BotMenu bot;

    DigitalConversations(
            ServiceCatalogue services,
            Topics topics,
            Topics active,
            Phrases phrases,
            Dialogues dialogues,
            BotMenu bot) {
        super(services, topics, phrases);
        this.services = services;
        this.topics = topics;
        this.active = active;
        this.dialogues = dialogues;
        this.bot = bot;
    }

    List<IncomingInteraction> tell(Encounter encounter) {
        return switch (encounter.arrival().medium()) {
            case WHATSAPP -> encounter.chance().happens(0.18) ? byCompany(encounter) : byClient(encounter);
            case SMS -> encounter.chance().happens(0.8) ? byCompany(encounter) : byClient(encounter);
            default -> byClient(encounter);
        };
    }

    private List<IncomingInteraction> byClient(Encounter encounter) {
        Chance chance = encounter.chance();
        Medium medium = encounter.arrival().medium();
        Service service = services.pick(medium, chance);
        Topic topic = topics.pick(service, chance);
        encounter.facts().service(service);
        Draft draft = encounter.segment(1, encounter.arrival().at());
        draft.service(service);
        draft.startedBy = medium.has(Medium.Trait.STARTED_BY) ? StartedBy.CLIENT : null;
        boolean menu = (medium == Medium.WHATSAPP || medium == Medium.CHAT) && !chance.happens(0.06);
        draft.queue(menu ? bot.talk(encounter, draft, service, topic) : draft.receivedAt.plusSeconds(1));
        return follow(encounter, draft, service, topic, legs(chance));
    }

    private List<IncomingInteraction> byCompany(Encounter encounter) {
        Chance chance = encounter.chance();
        Medium medium = encounter.arrival().medium();
        Topic topic = active.pick(chance);
        Service service = services.named(chance.pick(topic.services()));
        Draft draft = encounter.segment(1, encounter.arrival().at());
        draft.startedBy = medium.has(Medium.Trait.STARTED_BY) ? StartedBy.COMPANY : null;
        draft.to = draft.from;
        draft.from = OWN_NUMBER;
        return follow(encounter, draft, service, topic, chance.happens(0.96) ? 1 : 2);
    }

    @Override
    boolean voice() {
        return false;
    }

    @Override
    int patience() {
        return 3_600;
    }

    @Override
    Instant earliestDelivery(Leg leg) {
        Instant queued = leg.draft().queuedAt;
        return queued == null
                ? leg.draft().receivedAt.plusSeconds(1)
                : queued.plusSeconds(leg.chance().seconds(95, 1.0, 2, 3_000));
    }

    @Override
    boolean lost(Leg leg) {
        return leg.chance().happens(leg.number() > 1 ? 0.02 : 0.055);
    }

    @Override
    Script compose(Leg leg) {
        return dialogues.compose(leg, companyStarted(leg));
    }

    /** A company's own conversation enters no queue. */
    private static boolean companyStarted(Leg leg) {
        return leg.draft().queuedAt == null;
    }

    @Override
    void tell(Leg leg, Script script, DemoAgent agent) {
        Draft draft = leg.draft();
        Instant answered = Objects.requireNonNull(draft.answeredAt);
        Instant queued = draft.queuedAt;
        if (queued != null && leg.number() == 1 && leg.medium() != Medium.SMS) {
            bot.whileWaiting(leg.encounter(), draft, queued, answered);
        }
        new Telling(leg, agent).tell(script);
        draft.expiration = expiration(leg, script.deserted() ? 0.6 : 0.05);
    }

    private static @Nullable Expiration expiration(Leg leg, double probability) {
        if (!leg.medium().has(Medium.Trait.EXPIRATION)) {
            return null;
        }
        return leg.chance().happens(probability) ? Expiration.EXPIRED : Expiration.ACTIVE;
    }

    @Override
    void giveUp(Leg leg) {
        Draft draft = leg.draft();
        Chance chance = leg.chance();
        Instant since = Objects.requireNonNullElse(draft.queuedAt, draft.receivedAt);
        if (companyStarted(leg)) {
            Status ending = chance.happens(0.6) ? Status.BAD_NUMBER : Status.BAD_PHONE;
            draft.end(leg.encounter().later(since, chance.between(1, 30)), ending);
            return;
        }
        if (chance.happens(0.6)) {
            draft.end(leg.encounter().later(since, chance.seconds(400, 0.8, 10, 3_600)), Status.ABANDONED);
        } else {
            draft.end(leg.encounter().later(since, 3_600), Status.DEQUEUED);
            bot.afterHours(leg.encounter(), draft);
        }
        draft.expiration = expiration(leg, 0.5);
    }
}
