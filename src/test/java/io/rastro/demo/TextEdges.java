package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import java.util.List;

/** Texts that a spreadsheet would run, cut, or take for numbers. */
final class TextEdges {

    private static final String SENTENCE =
            "Cliente relatou o histórico completo desde a instalação, com datas e nomes. ";

    private TextEdges() {}

    static void tell(EdgeCases cases) {
        for (String name : Texts.lines("edge-contacts.txt")) {
            contact(cases, name, "12.ABC.345/01DE-35");
        }
        contact(
                cases,
                "Associação dos Moradores e Amigos do "
                        + "Conjunto Habitacional ".repeat(7).strip(),
                "00000000000191");
        for (String comment : Texts.lines("edge-comments.txt")) {
            chat(cases).comment(unescaped(comment));
        }
        chat(cases).comment(SENTENCE.repeat(70).substring(0, 5_000));
        for (String number :
                List.of("00012345678901234567890", "9007199254740993", "000000000000000000000001", "1E10")) {
            chat(cases).externalProtocol = number;
        }
        agentWithoutCode(cases);
        lastReplyUnknown(cases);
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }

    private static Draft chat(EdgeCases cases) {
        Draft draft = cases.begin(Medium.WHATSAPP);
        draft.startedBy = StartedBy.CLIENT;
        draft.expiration = Expiration.ACTIVE;
        EdgeCases.answer(draft, 300);
        EdgeCases.say(draft, -5, Sender.CLIENT, "Olá, podem me ajudar?");
        EdgeCases.say(draft, 25, Sender.AGENT, "Claro! Só um momento.");
        return draft;
    }

    /** Each is told apart by its external id; two documents here are the same on purpose. */
    private static void contact(EdgeCases cases, String name, String document) {
        Draft draft = chat(cases);
        String id = "000" + draft.conversation;
        draft.contact = new ContactReference(id, name, document, draft.from, "raros@example.com");
        EdgeCases.say(draft, 40, Sender.CLIENT, "Meu nome no cadastro é " + name);
    }

    private static void agentWithoutCode(EdgeCases cases) {
        Draft draft = chat(cases);
        draft.agent = new AgentReference(null, EdgeCases.AGENT.name(), List.of());
    }

    private static void lastReplyUnknown(EdgeCases cases) {
        Draft draft = cases.begin(Medium.SMS);
        EdgeCases.answer(draft, 60);
        draft.lastReply = LastReply.UNDEFINED;
    }
}
