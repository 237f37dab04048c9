package io.rastro.interaction.web;

import io.rastro.interaction.web.HistoryText.TextPart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the conversation as the page shows it: a step or a bubble.
 *
 * @param day the day in words where a new one begins, else null
 * @param hit which of the places with the words looked for it is, from 1; 0 when it is none
 */
public record HistoryEntry(
        @Nullable String day,
        int hit,
        @Nullable StepView step,
        @Nullable Bubble bubble) {

    /**
     * Something that happened.
     *
     * @param number the segment that begins here; 0 elsewhere
     * @param note what the source added, as sent
     */
    public record StepView(
            Instant at,
            String icon,
            int number,
            List<TextPart> sentence,
            @Nullable String note) {}

    /**
     * Something that was said.
     *
     * @param kind the class of its side
     * @param icon null for people
     * @param who who said it; internal comments say that they are
     * @param named whether the name is shown, because another spoke before
     * @param timed whether the time is known
     */
    public record Bubble(
            Instant at,
            String kind,
            @Nullable String icon,
            String who,
            boolean named,
            @Nullable String text,
            @Nullable Attachment attachment,
            boolean timed) {}
}
