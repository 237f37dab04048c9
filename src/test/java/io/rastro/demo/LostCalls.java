package io.rastro.demo;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Calls that nobody answered, in their different ways. */
final class LostCalls {

    private static final int QUEUE_LIMIT_SECONDS = 600;

    private record Ending(VoiceStatus status, double weight) {}

    private static final List<Ending> UNREACHED = List.of(
            new Ending(VoiceStatus.NOT_ANSWERED, 44),
            new Ending(VoiceStatus.VOICEMAIL, 26),
            new Ending(VoiceStatus.OUT_OF_SERVICE, 12),
            new Ending(VoiceStatus.NOT_CONNECTED, 12),
            new Ending(VoiceStatus.MESSAGE, 6));

    private static final List<Ending> UNANSWERED = List.of(
            new Ending(VoiceStatus.ABANDONED, 74),
            new Ending(VoiceStatus.NOT_ANSWERED, 16),
            new Ending(VoiceStatus.MESSAGE, 10));

    private LostCalls() {}

    /** Before any queue: no service ever heard of it. */
    static void hangUpInMenu(Draft draft, Encounter encounter, Service service) {
        Chance chance = encounter.chance();
        draft.comment(chance.happens(0.5) ? service.ivr() : service.way());
        Instant end = encounter.later(draft.receivedAt, chance.between(2, 50));
        draft.end(end, Status.ABANDONED);
        draft.voiceStatus = VoiceStatus.ABANDONED;
        draft.contact = null;
        draft.call = CallLine.call(draft, service.extension(), chance);
    }

    static void end(Leg leg) {
        Draft draft = leg.draft();
        Chance chance = leg.chance();
        boolean unreached = draft.direction == Direction.OUTBOUND && leg.number() == 1;
        VoiceStatus ending = chance.weighted(unreached ? UNREACHED : UNANSWERED, Ending::weight)
                .status();
        Instant since = Objects.requireNonNullElse(draft.queuedAt, draft.receivedAt);
        int wait = unreached ? chance.between(1, 45) : wait(ending, chance);
        draft.end(leg.encounter().later(since, wait), ending.impliedStatus());
        draft.voiceStatus = ending;
        if (ending == VoiceStatus.ABANDONED && chance.happens(0.4)) {
            draft.contact = null;
        }
        draft.call = CallLine.call(draft, leg.service().extension(), chance);
    }

    private static int wait(VoiceStatus ending, Chance chance) {
        return switch (ending) {
            case NOT_ANSWERED -> QUEUE_LIMIT_SECONDS;
            case MESSAGE -> chance.between(60, 300);
            default -> chance.happens(0.1) ? 0 : chance.seconds(60, 1.1, 1, 600);
        };
    }
}
