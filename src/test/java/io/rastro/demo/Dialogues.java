package io.rastro.demo;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import java.util.List;

/** Composes what client and agent write to each other in one segment of a chat. */
final class Dialogues {

    private final Phrases phrases;
    private final Phrases bot;

    Dialogues(Phrases phrases, Phrases bot) {
        this.phrases = phrases;
        this.bot = bot;
    }

    Script compose(Leg leg, boolean companyStarted) {
        Chance chance = leg.chance();
        ScriptBuilder script = new ScriptBuilder(phrases, chance, pace(leg.medium()));
        List<Topic.Line> lines = leg.topic().spoken();
        if (companyStarted && chance.happens(0.3)) {
            script.play(lines.subList(0, 1));
            return script.build();
        }
        begin(script, leg, companyStarted);
        if (leg.next() != null) {
            script.play(lines.subList(0, 1 + lines.size() / 2));
            handOver(script, leg);
        } else {
            script.play(lines);
            end(script, leg);
        }
        return script.build();
    }

    private static double pace(Medium medium) {
        return switch (medium) {
            case CHAT -> 1;
            case INSTAGRAM -> 2;
            case SMS -> 1.7;
            default -> 1.4;
        };
    }

    private void begin(ScriptBuilder script, Leg leg, boolean companyStarted) {
        if (leg.number() > 1) {
            script.say(Sender.AGENT, "takeover");
            if (leg.chance().happens(0.55)) {
                script.say(Sender.CLIENT, "again");
            }
        } else if (!companyStarted) {
            script.say(Sender.AGENT, "welcome");
        }
    }

    private void handOver(ScriptBuilder script, Leg leg) {
        script.say(Sender.AGENT, "handoff");
        if (leg.chance().happens(0.4)) {
            script.say(Sender.CLIENT, "again");
        }
        if (leg.chance().happens(0.6)) {
            script.say(Sender.INTERNAL, leg.topic().comment(leg.chance()), null);
        }
    }

    private void end(ScriptBuilder script, Leg leg) {
        Chance chance = leg.chance();
        boolean deserted = chance.happens(0.12);
        if (deserted) {
            script.desert();
            script.say(Sender.AGENT, "noanswer");
        } else if (chance.happens(0.8)) {
            goodbye(script, chance);
        }
        if (chance.happens(0.3)) {
            script.say(Sender.INTERNAL, comment(leg), null);
        }
        if (leg.medium() != Medium.SMS && !deserted && chance.happens(0.25)) {
            survey(script, chance);
        }
    }

    private static void goodbye(ScriptBuilder script, Chance chance) {
        if (chance.happens(0.7)) {
            script.say(Sender.AGENT, "bye");
        }
        if (chance.happens(0.85)) {
            script.say(Sender.CLIENT, "byeclient");
        }
        if (chance.happens(0.7)) {
            script.say(Sender.AGENT, "byeagent");
        }
    }

    private void survey(ScriptBuilder script, Chance chance) {
        script.say(Sender.BOT, bot.say("survey", chance), null);
        if (chance.happens(0.5)) {
            String mark = chance.pick(List.of("5", "5", "5", "4", "4", "3", "1", "nota 5", "10!!"));
            script.say(Sender.CLIENT, mark, null);
            script.say(Sender.BOT, bot.say("thanks", chance), null);
        }
    }

    String comment(Leg leg) {
        Chance chance = leg.chance();
        return chance.happens(0.6) ? leg.topic().comment(chance) : phrases.say("comment", chance);
    }
}
