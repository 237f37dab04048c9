package io.rastro.demo;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes letters out of what a topic has people say in a chat. */
final class LetterWriter {

    private final Phrases phrases;

    LetterWriter(Phrases phrases) {
        this.phrases = phrases;
    }

    String letter(Encounter encounter, Topic topic) {
        Chance chance = encounter.chance();
        boolean email = encounter.arrival().medium() == Medium.EMAIL;
        String matter = sentences(matter(topic, chance), phrases.say("emailmore", chance));
        String anger = chance.happens(email ? 0.3 : 0.9) ? "\n" + phrases.say("complaint", chance) : "";
        if (!email) {
            return "Título: " + topic.name() + "\n\n" + matter + anger + "\nProtocolo anterior: $pedido";
        }
        return "Assunto: " + topic.name() + (chance.happens(0.4) ? " - pedido $pedido" : "") + "\n\n"
                + phrases.say("emailhello", chance) + "\n\n" + matter + anger + "\n\n" + phrases.say("emailbye", chance)
                + "\n$completo";
    }

    static @Nullable String attachment(Encounter encounter, Topic topic) {
        return topic.spoken().stream()
                .filter(line ->
                        line.sender() == Sender.CLIENT && encounter.chance().happens(0.5))
                .map(Topic.Line::attachment)
                .filter(Objects::nonNull)
                .findFirst()
                .map(name -> encounter.facts().fill(name, encounter.arrival().at()))
                .orElse(null);
    }

    String answer(Leg leg) {
        Chance chance = leg.chance();
        String body = findings(leg.topic(), chance);
        String handOver = leg.next() == null ? "" : "\n" + phrases.say("handoff", chance);
        String hello = phrases.say(leg.medium() == Medium.EMAIL ? "emailagent" : "ranswer", chance);
        return hello + "\n\n" + body + handOver + "\n\n" + phrases.say("emailsign", chance)
                + "\n$agente\n$servico | Vale Fibra";
    }

    /** What the client begins with; the rest of a topic are answers to questions. */
    private static String matter(Topic topic, Chance chance) {
        return topic.spoken().stream()
                .takeWhile(line -> line.sender() == Sender.CLIENT)
                .map(line -> Texts.spin(line.text(), chance))
                .filter(text -> !text.isBlank())
                .reduce(LetterWriter::sentences)
                .orElseThrow();
    }

    /** In a chat people leave out the full stop. */
    private static String sentences(String first, String second) {
        return first + (first.matches("(?s).*\\p{IsLetter}|.*\\d") ? ". " : " ") + second;
    }

    /** What the agent found out, without the "one moment" of a chat. */
    private static String findings(Topic topic, Chance chance) {
        return topic.spoken().stream()
                .filter(line -> line.sender() == Sender.AGENT && !line.thenHold())
                .limit(chance.between(2, 3))
                .map(line -> Texts.spin(line.text(), chance))
                .collect(Collectors.joining("\n"));
    }
}
