package io.rastro.interaction.history;

import io.rastro.interaction.InteractionId;
import io.rastro.interaction.Message;
import io.rastro.interaction.MessageRepository;
import io.rastro.interaction.MessageStamp;
import io.rastro.interaction.Sender;
import io.rastro.interaction.history.TimelineEntry.Step;
import io.rastro.interaction.history.TimelineEntry.Utterance;
import io.rastro.report.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts everything in the reader's order and reads the text of one part of it. */
@Component
class TimelineReader {

    static final int ENTRIES_PER_PAGE = 200;

    private static final int RANK_OF_MESSAGES = 1;
    private static final int RANK_OF_COMMENTS = 4;

    private static final Comparator<Mark> BY_TIME = Comparator.comparing(Mark::at)
            .thenComparing(Mark::segment)
            .thenComparing(Mark::rank)
            .thenComparing(Mark::position);

    private final MessageRepository messages;
    private final WordFinder words;

    TimelineReader(MessageRepository messages, WordFinder words) {
        this.messages = messages;
        this.words = words;
    }

    /** An entry's place; entry null: a message whose text is not read yet. */
    record Mark(
            Instant at,
            int segment,
            int rank,
            int position,
            @Nullable TimelineEntry entry) {}

    Timeline read(List<Segment> segments, List<Stored> stored, Names names, Reading reading) {
        List<Mark> marks = new ArrayList<>();
        int written = 0;
        int comments = 0;
        for (Segment segment : segments) {
            Stored from = stored.get(segment.number() - 1);
            addSteps(marks, StepFactory.steps(names, segment, from));
            if (segment.permitted()) {
                List<MessageStamp> stamps = stamps(from.id());
                long internal = stamps.stream()
                        .filter(stamp -> stamp.sender() == Sender.INTERNAL)
                        .count();
                comments += (int) internal + addComments(marks, segment);
                written += stamps.size() - (int) internal;
                stamps.forEach(stamp -> marks.add(
                        new Mark(stamp.sentAt(), segment.number(), RANK_OF_MESSAGES, stamp.position(), null)));
            }
        }
        marks.sort(reading.order() == Order.OLDEST ? BY_TIME : BY_TIME.reversed());
        return part(marks, stored, reading, written, comments);
    }

    private List<MessageStamp> stamps(InteractionId id) {
        return messages.stamps(id.id(), id.receivedAt());
    }

    private static void addSteps(List<Mark> marks, List<Step> steps) {
        for (int position = 0; position < steps.size(); position++) {
            Step step = steps.get(position);
            marks.add(new Mark(step.at(), step.segment(), step.type().rank(), position, step));
        }
    }

    private static int addComments(List<Mark> marks, Segment segment) {
        if (segment.comments() == null) {
            return 0;
        }
        Instant at = segment.times().finishedAt();
        Utterance comment =
                new Utterance(at, segment.number(), Sender.INTERNAL, null, segment.comments(), null, null, false);
        marks.add(new Mark(at, segment.number(), RANK_OF_COMMENTS, 0, comment));
        return 1;
    }

    private Timeline part(List<Mark> marks, List<Stored> stored, Reading reading, int written, int comments) {
        Finding finding = words.find(marks, stored, reading);
        int page = page(reading, finding);
        int from = (int) Math.min(marks.size(), (page - 1L) * ENTRIES_PER_PAGE);
        int to = Math.min(marks.size(), from + ENTRIES_PER_PAGE);
        int withheld =
                (int) stored.stream().filter(segment -> !segment.permitted()).count();
        return new Timeline(
                entries(marks.subList(from, to), stored),
                page,
                Math.max(1, (marks.size() + ENTRIES_PER_PAGE - 1) / ENTRIES_PER_PAGE),
                from + 1,
                marks.size(),
                written,
                comments,
                marks.size() - written - comments - withheld,
                finding,
                from == 0 ? null : marks.get(from - 1).at());
    }

    private static int page(Reading reading, @Nullable Finding finding) {
        if (reading.page() != null) {
            return reading.page();
        }
        return finding == null || finding.current() == 0 ? 1 : (finding.place() - 1) / ENTRIES_PER_PAGE + 1;
    }

    private List<TimelineEntry> entries(List<Mark> marks, List<Stored> stored) {
        Map<Integer, IntSummaryStatistics> positions = marks.stream()
                .filter(mark -> mark.entry() == null)
                .collect(Collectors.groupingBy(Mark::segment, Collectors.summarizingInt(Mark::position)));
        Map<Integer, Map<Integer, Utterance>> texts = new HashMap<>();
        positions.forEach((segment, range) ->
                texts.put(segment, utterances(segment, stored.get(segment - 1).id(), range)));
        return marks.stream().map(mark -> entry(mark, texts)).toList();
    }

    private static TimelineEntry entry(Mark mark, Map<Integer, Map<Integer, Utterance>> texts) {
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
