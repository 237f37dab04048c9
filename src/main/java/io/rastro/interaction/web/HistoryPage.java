package io.rastro.interaction.web;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.history.CallDetails;
import io.rastro.interaction.history.ConversationHistory;
import io.rastro.interaction.history.Segment;
import io.rastro.interaction.web.HistoryFacts.HistoryFact;
import io.rastro.interaction.web.HistoryText.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the history's templates draw.
 *
 * @param expiration the session window's state at the last permitted segment; null where the medium has none
 * @param direction of the first call; null for other media
 */
public record HistoryPage(
        ConversationHistory history,
        List<HistoryFact> facts,
        @Nullable Expiration expiration,
        @Nullable Direction direction,
        PathPicture picture,
        List<Card> cards,
        List<CallCard> calls,
        List<HistoryEntry> entries) {

    /** A segment with the sentence that says how it ended. */
    public record Card(Segment segment, List<TextPart> end) {}

    static HistoryPage of(ConversationHistory history, HistoryText text, boolean continued) {
        StepSentences sentences = new StepSentences(text);
        return new HistoryPage(
                history,
                HistoryFacts.of(history, text),
                history.permitted().stream()
                        .map(Segment::expiration)
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later)
                        .orElse(null),
                history.calls().stream()
                        .map(Segment::direction)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                PathPicture.of(history, text),
                history.segments().stream()
                        .map(segment -> new Card(segment, sentences.end(segment)))
                        .toList(),
                calls(history, text),
                HistoryEntries.of(history, text, continued));
    }

    private static List<CallCard> calls(ConversationHistory history, HistoryText text) {
        List<CallCard> calls = new ArrayList<>();
        for (Segment segment : history.calls()) {
            CallDetails call = segment.call();
            if (call != null) {
                calls.add(CallCard.of(segment, call, text));
            }
        }
        return calls;
    }
}
