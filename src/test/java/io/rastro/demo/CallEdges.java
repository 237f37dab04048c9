package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.interaction.Direction;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calls on the borders of the quality grades, calls hardly begun, calls nothing is known of. */
final class CallEdges {

    private CallEdges() {}

    static void tell(EdgeCases cases) {
        double[][] measures = {
            {69.9, 0.5}, {70, 0.5}, {150.5, 0.5}, {151, 0}, {10, 0.99}, {10, 1}, {10, 5}, {10, 5.01}, {0, 0}
        };
        for (double[] measure : measures) {
            measured(cases, measure[0], measure[1]);
        }
        measured(cases, null, null);
        measured(cases, null, 0.2);
        measured(cases, 30.0, null);
        for (VoiceStatus ending : VoiceStatus.values()) {
            if (ending != VoiceStatus.ANSWERED) {
                unanswered(cases, ending, 37);
            }
        }
        unanswered(cases, VoiceStatus.ABANDONED, 0);
        EdgeCases.answer(call(cases), 0);
        nothingKnown(cases);
    }

    private static Draft call(EdgeCases cases) {
        Draft draft = cases.begin(Medium.VOICE);
        draft.direction = Direction.INBOUND;
        draft.to = VoiceCalls.OWN_NUMBER + "7106";
        draft.voiceStatus = VoiceStatus.ANSWERED;
        draft.lastReply = LastReply.UNDEFINED;
        return draft;
    }

    private static void measured(EdgeCases cases, @Nullable Double jitter, @Nullable Double loss) {
        Draft draft = call(cases);
        EdgeCases.answer(draft, 180);
        draft.firstMessageAt = draft.answeredAt;
        draft.comment("URA Principal > 9 Ouvidoria > 1 Registrar reclamação");
        Instant end = draft.finishedAt;
        draft.call = new Call(
                jitter,
                loss,
                "server.voip.example.com",
                "PJSIP/7010092987654321123456789@voip_endpoint_203.0.113",
                "PJSIP/voip_server_generic_203.0.113-0001abcd",
                "PJSIP/internal_generic_203.0.113.90-0001bcde",
                end.minusSeconds(2),
                end);
    }

    private static void unanswered(EdgeCases cases, VoiceStatus ending, int wait) {
        Draft draft = call(cases);
        draft.queue(draft.receivedAt);
        draft.voiceStatus = ending;
        draft.end(draft.receivedAt.plusSeconds(wait), ending.impliedStatus());
        draft.call = new Call(null, null, "server.voip.example.com", null, null, null, draft.finishedAt, null);
    }

    /** Nothing but what every interaction has. */
    private static void nothingKnown(EdgeCases cases) {
        Draft draft = cases.begin(Medium.VOICE);
        draft.alone = true;
        draft.protocol = null;
        draft.contact = null;
        draft.from = null;
        draft.portfolio = null;
        draft.service = null;
        draft.origin = null;
        draft.end(draft.receivedAt, Status.ABANDONED);
    }
}
