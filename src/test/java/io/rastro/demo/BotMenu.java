package io.rastro.demo;

import io.rastro.interaction.Sender;
import java.time.Instant;

/** The bot that asks what a client wants before a person takes over. */
final class BotMenu {

    private static final String BOT = "Lia";

    private final Phrases phrases;
    private final Phrases bot;
    private final String menu;

    BotMenu(Phrases phrases, Phrases bot, String menu) {
        this.phrases = phrases;
        this.bot = bot;
        this.menu = menu;
    }

    /** Adds the talk with the bot; returns when the client entered the queue. */
    Instant talk(Encounter encounter, Draft draft, Service service, Topic topic) {
        Chance chance = encounter.chance();
        Facts facts = encounter.facts();
        Instant at = draft.receivedAt;
        draft.course.message(
                at, Sender.CLIENT, encounter.client().callName(), facts.fill(phrases.say("hello", chance), at), null);
        at = at.plusSeconds(chance.between(1, 3));
        draft.course.message(at, Sender.BOT, BOT, facts.fill(bot.say("greeting", chance), at) + "\n" + menu, null);
        if (chance.happens(0.08)) {
            at = at.plusSeconds(chance.between(6, 40));
            draft.course.message(at, Sender.CLIENT, encounter.client().callName(), "quero falar com atendente", null);
            at = at.plusSeconds(1);
            draft.course.message(at, Sender.BOT, BOT, bot.say("invalid", chance), null);
        }
        at = at.plusSeconds(chance.seconds(12, 0.7, 3, 120));
        draft.course.message(
                at,
                Sender.CLIENT,
                encounter.client().callName(),
                service.option().substring(0, 1),
                null);
        at = at.plusSeconds(1);
        draft.course.message(at, Sender.BOT, BOT, facts.fill(bot.say("confirm", chance), at), null);
        draft.comment("Bot Lia > " + service.option() + " > " + topic.option());
        return at;
    }

    /** After three minutes in the queue the bot asks for patience. */
    void whileWaiting(Encounter encounter, Draft draft, Instant queuedAt, Instant answeredAt) {
        Instant patience = queuedAt.plusSeconds(180);
        if (patience.isBefore(answeredAt)) {
            draft.course.message(patience, Sender.BOT, BOT, bot.say("waiting", encounter.chance()), null);
        }
    }

    void afterHours(Encounter encounter, Draft draft) {
        draft.course.message(draft.finishedAt, Sender.BOT, BOT, bot.say("offhours", encounter.chance()), null);
    }
}
