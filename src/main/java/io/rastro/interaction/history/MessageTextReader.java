package io.rastro.interaction.history;

import io.rastro.interaction.InteractionId;
import io.rastro.interaction.Message;
import io.rastro.interaction.MessageRepository;
import io.rastro.interaction.history.TimelineEntry.Utterance;
import io.rastro.interaction.history.TimelineReader.EntryPosition;
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

    List<TimelineEntry> entries(List<EntryPosition> marks, List<StoredSegment> stored) {
        Map<Integer, IntSummaryStatistics> positions = marks.stream()
                .filter(mark -> mark.entry() == null)
                .collect(Collectors.groupingBy(
                        EntryPosition::segment, Collectors.summarizingInt(EntryPosition::position)));
        Map<Integer, Map<Integer, Utterance>> texts = new HashMap<>();
        positions.forEach((segment, range) ->
                texts.put(segment, utterances(segment, stored.get(segment - 1).id(), range)));
        return marks.stream().map(mark -> entry(mark, texts)).toList();
    }

    private static TimelineEntry entry(EntryPosition mark, Map<Integer, Map<Integer, Utterance>> texts) {
        TimelineEntry entry = mark.entry();
        return entry == null
                ? Objects.requireNonNull(
                        Objects.requireNonNull(texts.get(mark.segment())).get(mark.position()))
                : entry;
    }

    private Map<Integer, Utterance> utterances(int segment, InteractionId id, IntSummaryStatistics range) {
        return messages.between(id.id(), id.receivedAt(), range.getMin(), range.getMax()).stream()
                .collect(Collectors.toMap(
                        message -> message.getId().position(), message -> utterance(segment, message)));
    }

    private static Utterance utterance(int segment, Message message) {
        return new Utterance(
                message.getSentAt(),
                segment,
                message.getSender(),
                message.getAuthor(),
                message.getText(),
                message.getAttachmentName(),
                message.getAttachmentUrl(),
                true);
    }
}
