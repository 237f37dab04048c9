package io.rastro.interaction.web;

import io.rastro.interaction.Direction;
import io.rastro.interaction.history.Segment;
import io.rastro.interaction.history.Segment.Transfer;
import io.rastro.interaction.history.StepType;
import io.rastro.interaction.history.TimelineEntry.Step;
import io.rastro.interaction.web.HistoryText.TextPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what happened in a sentence that names only what is known. */
final class StepSentences {

    private final HistoryText text;

    StepSentences(HistoryText text) {
        this.text = text;
    }

    HistoryEntry.StepView line(Step step, Segment segment) {
        boolean told = step.type() == StepType.CALLED || step.type() == StepType.ENDED;
        return new HistoryEntry.StepView(
                step.at(),
                icon(step, segment),
                step.type() == StepType.DELIVERED ? step.segment() : 0,
                sentence(step, segment),
                told ? null : step.text());
    }

    private List<TextPart> sentence(Step step, Segment segment) {
        return switch (step.type()) {
            case CALLED -> about(outbound(segment) ? "CALLED.to" : "CALLED.from", "CALLED", step.text());
            case ENTERED_QUEUE -> about("ENTERED_QUEUE.of", "ENTERED_QUEUE", step.service());
            case DELIVERED -> delivered(step);
            case FIRST_WORDS -> about("FIRST_WORDS.after", "FIRST_WORDS", lasting(step));
            case HOLD_IN -> about("HOLD_IN.for", "HOLD_IN", lasting(step));
            case TRANSFERRED -> transferred(step.agent(), step.service(), step.toAgent());
            case WRAPPED_UP -> wrappedUp(step.tags());
            case ENDED -> about("ENDED.as", "ENDED", step.text());
            case WITHHELD, HOLD_OUT, CLIENT_HUNG_UP, AGENT_HUNG_UP ->
                text.parts("step." + step.type().name());
        };
    }

    private List<TextPart> about(String key, String bareKey, @Nullable String name) {
        return name == null ? text.parts("step." + bareKey) : text.parts("step." + key, name);
    }

    private @Nullable String lasting(Step step) {
        return step.seconds() == null ? null : text.duration(step.seconds());
    }

    private List<TextPart> delivered(Step step) {
        String waited = lasting(step);
        return step.agent() == null || waited == null
                ? about("DELIVERED.to", "DELIVERED", step.agent())
                : text.parts("step.DELIVERED.after", step.agent(), waited);
    }

    private List<TextPart> wrappedUp(List<String> tags) {
        return about(
                tags.size() == 1 ? "WRAPPED_UP.tag" : "WRAPPED_UP.tags",
                "WRAPPED_UP",
                tags.isEmpty() ? null : String.join(", ", tags));
    }

    private List<TextPart> transferred(@Nullable String by, @Nullable String service, @Nullable String agent) {
        String target = service == null ? agent : agent == null ? service : text.message("target", service, agent);
        if (by == null) {
            return about("TRANSFERRED.to", "TRANSFERRED", target);
        }
        return target == null
                ? text.parts("step.TRANSFERRED.by", by)
                : text.parts("step.TRANSFERRED.by.to", by, target);
    }

    /** How a segment ended, for its card; tags stand beside it. */
    List<TextPart> end(Segment segment) {
        Transfer transfer = segment.transfer();
        if (transfer != null) {
            return transferred(transfer.by(), transfer.toService(), transfer.toAgent());
        }
        return switch (segment.status()) {
            case SERVICE_COMPLETED -> wrappedUp(List.of());
            default -> text.parts("step.ENDED.as", segment.status().label());
        };
    }

    private static boolean outbound(Segment segment) {
        return segment.direction() == Direction.OUTBOUND;
    }

    private static String icon(Step step, Segment segment) {
        return switch (step.type()) {
            case CALLED -> outbound(segment) ? "ti-phone-outgoing" : "ti-phone-incoming";
            case ENTERED_QUEUE -> "ti-list-numbers";
            case WITHHELD -> "ti-eye-off";
            case DELIVERED -> "ti-headset";
            case FIRST_WORDS -> "ti-microphone";
            case HOLD_IN -> "ti-player-pause";
            case HOLD_OUT -> "ti-player-play";
            case CLIENT_HUNG_UP, AGENT_HUNG_UP -> "ti-phone-x";
            case TRANSFERRED -> "ti-arrow-forward-up";
            case WRAPPED_UP -> "ti-check";
            case ENDED -> segment.status().icon();
        };
    }
}
