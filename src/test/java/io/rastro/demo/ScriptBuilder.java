package io.rastro.demo;

import io.rastro.interaction.Sender;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a script line by line, with the pauses people make between them. */
final class ScriptBuilder {

    private static final double HOLDS = 0.6;

    private final Phrases phrases;
    private final Chance chance;
    private final double pace;
    private final List<Script.Line> lines = new ArrayList<>();
    private final List<Script.Hold> holds = new ArrayList<>();
    private Sender last = Sender.BOT;
    private int second;
    private boolean deserted;

    /** @param pace how much slower than in a web chat people answer each other */
    ScriptBuilder(Phrases phrases, Chance chance, double pace) {
        this.phrases = phrases;
        this.chance = chance;
        this.pace = pace;
    }

    void say(Sender sender, String key) {
        say(sender, phrases.say(key, chance), null);
    }

    void say(Sender sender, String text, @Nullable String attachment) {
        second += pause(sender);
        lines.add(new Script.Line(second, sender, text, attachment));
        last = sender;
    }

    void play(List<Topic.Line> topicLines) {
        for (Topic.Line line : topicLines) {
            if (line.optional() && chance.happens(0.5)) {
                continue;
            }
            say(line.sender(), Texts.spin(line.text(), chance), line.attachment());
            if (line.thenHold() && chance.happens(HOLDS)) {
                hold(chance.seconds(150, 0.8, 20, 1_500));
            }
        }
        if (chance.happens(0.03)) {
            hold(chance.seconds(1_500, 0.6, 600, 5_400));
        }
    }

    private void hold(int seconds) {
        int from = second + 2;
        if (chance.happens(0.2)) {
            lines.add(new Script.Line(from + seconds / 2, Sender.CLIENT, phrases.say("still", chance), null));
            last = Sender.CLIENT;
        }
        second = from + seconds;
        holds.add(new Script.Hold(from, second));
        if (chance.happens(0.4)) {
            say(Sender.AGENT, "back");
        }
    }

    /** Waits for the client in vain. */
    void desert() {
        second += chance.between(480, 1_500);
        deserted = true;
    }

    private int pause(Sender sender) {
        boolean again = sender == last;
        return switch (sender) {
            case AGENT -> again ? chance.between(4, 30) : (int) (pace * chance.seconds(30, 0.7, 4, 400));
            case CLIENT -> again ? chance.between(3, 25) : (int) (pace * chance.seconds(28, 0.9, 3, 700));
            case BOT -> chance.between(1, 2);
            case INTERNAL -> chance.between(2, 20);
        };
    }

    Script build() {
        return new Script(List.copyOf(lines), List.copyOf(holds), second + chance.between(3, 75), deserted);
    }
}
