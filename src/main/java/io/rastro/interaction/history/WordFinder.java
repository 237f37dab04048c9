package io.rastro.interaction.history;

import io.rastro.interaction.FoldedText;
import io.rastro.interaction.InteractionId;
import io.rastro.interaction.MessageRepository;
import io.rastro.interaction.history.Timeline.WordMatches;
import io.rastro.interaction.history.TimelineEntry.Step;
import io.rastro.interaction.history.TimelineEntry.Utterance;
import io.rastro.interaction.history.TimelineReader.EntryPosition;
import io.rastro.text.Mask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds words in a conversation: the database looks through the messages, of which thousands are not read here, and
 * what is read already is looked through here.
 */
@Component
class WordFinder {

    private final MessageRepository messages;

    WordFinder(MessageRepository messages) {
        this.messages = messages;
    }

    /** Null when nothing is looked for. What may not be read is not looked through either: it is not among the marks. */
    @Nullable
    WordMatches find(List<EntryPosition> marks, List<StoredSegment> stored, Mask mask, ReadingOptions options) {
        String words = options.find();
        if (words == null) {
            return null;
        }
        if (mask.hides() && isPartOfHidden(words)) {
            return new WordMatches(words, List.of(), 0);
        }
        Map<Integer, Set<Integer>> positions = new HashMap<>();
        List<Integer> places = new ArrayList<>();
        for (int index = 0; index < marks.size(); index++) {
            EntryPosition mark = marks.get(index);
            boolean found = mark.entry() == null
                    ? positions
                            .computeIfAbsent(
                                    mark.segment(),
                                    segment -> positions(stored.get(segment - 1).id(), words, mask))
                            .contains(mark.position())
                    : holds(mark.entry(), words);
            if (found) {
                places.add(index + 1);
            }
        }
        return new WordMatches(words, List.copyOf(places), Math.min(options.hit(), places.size()));
    }

    // Found, it would tell the digits and letters that are not shown.
    private static boolean isPartOfHidden(String words) {
        return words.indexOf('@') >= 0 || words.chars().anyMatch(Character::isDigit);
    }

    private Set<Integer> positions(InteractionId id, String words, Mask mask) {
        return messages.positionsHolding(id.id(), id.receivedAt(), words, mask);
    }

    private static boolean holds(TimelineEntry entry, String words) {
        String text = entry instanceof Step step ? step.text() : ((Utterance) entry).text();
        return text != null && !FoldedText.of(text).find(words).isEmpty();
    }
}
