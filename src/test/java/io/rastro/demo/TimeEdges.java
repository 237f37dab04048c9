package io.rastro.demo;

import io.rastro.interaction.EventType;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Times that are easily computed wrong: replies, holds, more than a day, four segments. */
final class TimeEdges {

    private static final int LONG =
            (int) Duration.ofHours(27).plusMinutes(3).plusSeconds(10).toSeconds();

    private TimeEdges() {}

    static void tell(EdgeCases cases) {
        tellReplies(cases);
        hold(cases, true, 60, 120);
        hold(cases, true, 30, 90, 150, 210);
        hold(cases, false, 100);
        fourSegments(cases);
        longOnes(cases);
    }

    private static void tellReplies(EdgeCases cases) {
        replies(cases, Sender.AGENT, Sender.CLIENT, Sender.AGENT);
        replies(cases, Sender.CLIENT, Sender.CLIENT, Sender.CLIENT, Sender.AGENT);
        replies(cases, Sender.CLIENT, Sender.AGENT, Sender.AGENT, Sender.AGENT);
        replies(cases, Sender.CLIENT, Sender.BOT, Sender.CLIENT, Sender.AGENT);
        replies(cases, Sender.CLIENT, Sender.BOT);
        replies(cases, Sender.CLIENT, Sender.CLIENT);
        replies(cases, Sender.CLIENT, Sender.INTERNAL, Sender.AGENT, Sender.CLIENT);
        replies(cases);
    }

    private static Draft chat(EdgeCases cases, Medium medium, int seconds) {
        Draft draft = cases.begin(medium);
        boolean whatsapp = medium == Medium.WHATSAPP;
        draft.startedBy = whatsapp ? StartedBy.CLIENT : null;
        draft.expiration = whatsapp || medium == Medium.CHAT ? Expiration.ACTIVE : null;
        EdgeCases.answer(draft, seconds);
        return draft;
    }

    private static void replies(EdgeCases cases, Sender... senders) {
        Draft draft = chat(cases, Medium.CHAT, 240);
        int second = 10;
        for (Sender sender : senders) {
            EdgeCases.say(draft, second, sender, "Mensagem aos " + second + " segundos");
            second += 40;
        }
    }

    private static void hold(EdgeCases cases, boolean ended, int... seconds) {
        Draft draft = chat(cases, Medium.WHATSAPP, 400);
        EdgeCases.say(draft, 20, Sender.AGENT, "Um momento, já volto.");
        Instant answered = Objects.requireNonNull(draft.answeredAt);
        for (int border = 0; border < seconds.length; border++) {
            EventType type = border % 2 == 0 ? EventType.HOLD_IN : EventType.HOLD_OUT;
            draft.event(answered.plusSeconds(seconds[border]), type, EdgeCases.AGENT.name(), null);
        }
        if (ended) {
            EdgeCases.say(draft, 300, Sender.AGENT, "Obrigado por aguardar.");
        }
    }

    private static void fourSegments(EdgeCases cases) {
        Draft draft = cases.begin(Medium.WHATSAPP);
        for (String next : List.of("Cobrança", "Retenção", "Suporte técnico")) {
            EdgeCases.handOver(draft, 90, next);
            introduce(draft);
            draft = cases.goOn();
            draft.service = next;
        }
        EdgeCases.answer(draft, 90);
        introduce(draft);
        draft.tags = List.of("Cancelamento revertido", "Estorno", "Fatura explicada");
    }

    private static void introduce(Draft draft) {
        draft.startedBy = StartedBy.CLIENT;
        draft.expiration = Expiration.ACTIVE;
        EdgeCases.say(draft, 15, Sender.AGENT, "Segmento " + draft.segment + ": já li o que foi dito.");
    }

    private static void longOnes(EdgeCases cases) {
        Draft email = chat(cases, Medium.EMAIL, LONG);
        email.from = "raros@example.com";
        EdgeCases.say(email, 3_600, Sender.AGENT, "Estamos apurando, respondo amanhã.");
        Draft whatsapp = chat(cases, Medium.WHATSAPP, LONG);
        whatsapp.expiration = Expiration.EXPIRED;
        EdgeCases.say(whatsapp, 30, Sender.AGENT, "Deixo em aberto até a visita de amanhã.");
        EdgeCases.say(whatsapp, LONG - 600, Sender.CLIENT, "O técnico veio, obrigado.");
        chat(cases, Medium.EMAIL, (int) Duration.ofDays(1).toSeconds()).from = "raros@example.com";
    }
}
