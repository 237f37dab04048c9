package io.rastro.interaction.history;

import io.rastro.interaction.InteractionId;
import io.rastro.interaction.MessageRepository;
import io.rastro.interaction.MessageStamp;
import io.rastro.interaction.Sender;
import io.rastro.interaction.history.Timeline.WordMatches;
import io.rastro.interaction.history.TimelineEntry.Step;
import io.rastro.interaction.history.TimelineEntry.Utterance;
import io.rastro.report.Order;
import io.rastro.text.Mask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts everything in the reader's order and reads the text of one part of it. */
@Component
class TimelineReader {

    private static final int RANK_OF_MESSAGES = 1;
    private static final int RANK_OF_COMMENTS = 4;

    private static final Comparator<EntryPosition> BY_TIME = Comparator.comparing(EntryPosition::at)
            .thenComparing(EntryPosition::segment)
            .thenComparing(EntryPosition::rank)
            .thenComparing(EntryPosition::position);

    private final MessageRepository messages;
    private final WordFinder words;
    private final MessageTextReader texts;

    TimelineReader(MessageRepository messages, WordFinder words, MessageTextReader texts) {
        this.messages = messages;
        this.words = words;
        this.texts = texts;
    }

    /** An entry's place; entry null: a message whose text is not read yet. */
    record EntryPosition(
            Instant at,
            int segment,
            int rank,
            int position,
            @Nullable TimelineEntry entry) {}

    Timeline read(
            List<Segment> segments, List<StoredSegment> stored, NameLookup names, Mask mask, ReadingOptions options) {
        List<EntryPosition> marks = new ArrayList<>();
        int written = 0;
        int comments = 0;
        for (Segment segment : segments) {
            StoredSegment from = stored.get(segment.number() - 1);
            addSteps(marks, StepFactory.steps(names, mask, segment, from));
            if (segment.permitted()) {
                List<MessageStamp> stamps = stamps(from.id());
                long internal = stamps.stream()
                        .filter(stamp -> stamp.sender() == Sender.INTERNAL)
                        .count();
                comments += (int) internal + addComments(marks, segment);
                written += stamps.size() - (int) internal;
                stamps.forEach(stamp -> marks.add(
                        new EntryPosition(stamp.sentAt(), segment.number(), RANK_OF_MESSAGES, stamp.position(), null)));
            }
        }
        marks.sort(options.order() == Order.OLDEST ? BY_TIME : BY_TIME.reversed());
        return part(marks, stored, mask, options, written, comments);
    }

    private List<MessageStamp> stamps(InteractionId id) {
        return messages.stamps(id.id(), id.receivedAt());
    }

    private static void addSteps(List<EntryPosition> marks, List<Step> steps) {
        for (int position = 0; position < steps.size(); position++) {
            Step step = steps.get(position);
            marks.add(new EntryPosition(step.at(), step.segment(), step.type().rank(), position, step));
        }
    }

    private static int addComments(List<EntryPosition> marks, Segment segment) {
        if (segment.comments() == null) {
            return 0;
        }
        Instant at = segment.times().finishedAt();
        Utterance comment =
                new Utterance(at, segment.number(), Sender.INTERNAL, null, segment.comments(), null, null, false);
        marks.add(new EntryPosition(at, segment.number(), RANK_OF_COMMENTS, 0, comment));
        return 1;
    }

    private Timeline part(
            List<EntryPosition> marks,
            List<StoredSegment> stored,
            Mask mask,
            ReadingOptions options,
            int written,
            int comments) {
        WordMatches matches = words.find(marks, stored, mask, options);
        int page = page(options, matches);
        int size = options.partSize();
        int from = (int) Math.min(marks.size(), (page - 1L) * size);
        int to = Math.min(marks.size(), from + size);
        int withheld =
                (int) stored.stream().filter(segment -> !segment.permitted()).count();
        return new Timeline(
                texts.entries(marks.subList(from, to), stored, mask),
                page,
                Math.max(1, (marks.size() + size - 1) / size),
                from + 1,
                marks.size(),
                written,
                comments,
                marks.size() - written - comments - withheld,
                matches,
                from == 0 ? null : marks.get(from - 1).at());
    }

    private static int page(ReadingOptions options, @Nullable WordMatches matches) {
        if (options.page() != null) {
            return options.page();
        }
        return matches == null || matches.current() == 0 ? 1 : (matches.place() - 1) / options.partSize() + 1;
    }
}
