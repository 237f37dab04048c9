package io.rastro.interaction.history;

import io.rastro.interaction.InteractionId;
import io.rastro.interaction.Message;
import io.rastro.interaction.MessageRepository;
import io.rastro.interaction.history.TimelineEntry.Utterance;
import io.rastro.interaction.history.TimelineReader.EntryPosition;
import io.rastro.text.Mask;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the texts of one part of a timeline, and of no other. */
@Component
class MessageTextReader {

    private final MessageRepository messages;

    MessageTextReader(MessageRepository messages) {
        this.messages = messages;
    }

    List<TimelineEntry> entries(List<EntryPosition> marks, List<StoredSegment> stored, Mask mask) {
        Map<Integer, IntSummaryStatistics> positions = marks.stream()
                .filter(mark -> mark.entry() == null)
                .collect(Collectors.groupingBy(
                        EntryPosition::segment, Collectors.summarizingInt(EntryPosition::position)));
        Map<Integer, Map<Integer, Utterance>> texts = new HashMap<>();
        positions.forEach((segment, range) ->
                texts.put(segment, utterances(segment, stored.get(segment - 1).id(), range, mask)));
        return marks.stream().map(mark -> entry(mark, texts)).toList();
    }

    private static TimelineEntry entry(EntryPosition mark, Map<Integer, Map<Integer, Utterance>> texts) {
        TimelineEntry entry = mark.entry();
        return entry == null
                ? Objects.requireNonNull(
                        Objects.requireNonNull(texts.get(mark.segment())).get(mark.position()))
                : entry;
    }

    private Map<Integer, Utterance> utterances(int segment, InteractionId id, IntSummaryStatistics range, Mask mask) {
        return messages.between(id.id(), id.receivedAt(), range.getMin(), range.getMax()).stream()
                .collect(Collectors.toMap(
                        message -> message.getId().position(), message -> utterance(segment, message, mask)));
    }

    // An attachment may show what its name does not: who sees people masked has no link to it.
    private static Utterance utterance(int segment, Message message, Mask mask) {
        return new Utterance(
                message.getSentAt(),
                segment,
                message.getSender(),
                mask.text(message.getAuthor()),
                mask.text(message.getText()),
                mask.text(message.getAttachmentName()),
                mask.hides() ? null : message.getAttachmentUrl(),
                true);
    }
}
