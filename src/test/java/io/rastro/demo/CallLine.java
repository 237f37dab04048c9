package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a telephone exchange writes down about a call: quality, channels, who hung up. */
final class CallLine {

    private static final List<String> SERVERS =
            List.of("server.voip.example.com", "sip1.voip.example.com", "sip2.voip.example.com");

    private CallLine() {}

    static Call call(Draft draft, String extension, Chance chance) {
        boolean measured = draft.answeredAt != null && !chance.happens(0.04);
        boolean clientFirst = chance.happens(0.6);
        Instant slightlyBefore = slightlyBefore(draft, chance);
        return new Call(
                measured ? chance.seconds(2_200, 0.8, 100, 40_000) / 100.0 : null,
                measured ? chance.seconds(25, 1.3, 0, 3_000) / 100.0 : null,
                chance.pick(SERVERS),
                dialled(draft, extension, chance),
                "PJSIP/tronco_203.0.113." + chance.between(10, 14) + "-" + chance.hex(8),
                draft.answeredAt == null ? null : "PJSIP/" + extension + "-" + chance.hex(8),
                clientHungUp(draft, clientFirst ? slightlyBefore : draft.finishedAt),
                draft.answeredAt == null ? null : clientFirst ? draft.finishedAt : slightlyBefore);
    }

    /** The other side hangs up a moment after the first; the call ends with the last of them. */
    private static Instant slightlyBefore(Draft draft, Chance chance) {
        Instant before = draft.finishedAt.minusSeconds(chance.between(0, 4));
        Instant begin = Objects.requireNonNullElse(draft.answeredAt, draft.receivedAt);
        return before.isBefore(begin) ? begin : before;
    }

    /** A transferred call goes on for the client, and a client who was never reached hangs up nothing. */
    private static @Nullable Instant clientHungUp(Draft draft, Instant at) {
        boolean goesOn = draft.status == Status.SERVICE_TRANSFERRED;
        boolean neverReached = draft.direction == Direction.OUTBOUND && draft.answeredAt == null;
        return goesOn || neverReached ? null : at;
    }

    private static String dialled(Draft draft, String extension, Chance chance) {
        if (draft.segment > 1) {
            return chance.happens(0.5) ? extension : "PJSIP/70100" + chance.digits(20) + "@voip_endpoint_203.0.113";
        }
        String number = Objects.requireNonNullElse(draft.to, extension).replace("+", "");
        return draft.direction == Direction.OUTBOUND ? "015" + number.substring(2) : number;
    }
}
