package io.rastro.interaction.web;

import io.rastro.interaction.Sender;
import io.rastro.interaction.history.ConversationHistory;
import io.rastro.interaction.history.Segment;
import io.rastro.interaction.history.Timeline;
import io.rastro.interaction.history.Timeline.WordMatches;
import io.rastro.interaction.history.TimelineEntry;
import io.rastro.interaction.history.TimelineEntry.Step;
import io.rastro.interaction.history.TimelineEntry.Utterance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a part of the timeline into entries of the page: where a day begins, whose turn it is. */
final class HistoryEntries {

    private final ConversationHistory history;
    private final HistoryText text;
    private final StepSentences sentences;
    private @Nullable LocalDate day;
    private @Nullable String speaker;

    private HistoryEntries(ConversationHistory history, HistoryText text) {
        this.history = history;
        this.text = text;
        this.sentences = new StepSentences(text);
    }

    /** @param continued whether the entries are put below those of the part before */
    static List<HistoryEntry> of(ConversationHistory history, HistoryText text, boolean continued) {
        HistoryEntries entries = new HistoryEntries(history, text);
        Timeline timeline = history.timeline();
        Instant before = timeline.before();
        entries.day = continued && before != null ? entries.dayOf(before) : null;
        List<HistoryEntry> all = new ArrayList<>();
        for (TimelineEntry entry : timeline.entries()) {
            WordMatches matches = timeline.matches();
            int hit = matches == null ? 0 : matches.hitAt(timeline.first() + all.size());
            all.add(entries.entry(entry, hit));
        }
        return all;
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, text.zone());
    }

    private HistoryEntry entry(TimelineEntry entry, int hit) {
        LocalDate today = dayOf(entry.at());
        String newDay = today.equals(day) ? null : text.day(entry.at());
        day = today;
        if (entry instanceof Utterance utterance) {
            return new HistoryEntry(newDay, hit, null, bubble(utterance));
        }
        return new HistoryEntry(newDay, hit, sentences.line((Step) entry, segment(entry)), null);
    }

    private Segment segment(TimelineEntry entry) {
        return history.segments().get(entry.segment() - 1);
    }

    private HistoryEntry.Bubble bubble(Utterance utterance) {
        String who = who(utterance);
        String turn = utterance.sender() + who;
        boolean named = utterance.sender() == Sender.INTERNAL || !turn.equals(speaker);
        speaker = turn;
        return new HistoryEntry.Bubble(
                utterance.at(),
                kind(utterance.sender()),
                icon(utterance.sender()),
                who,
                named,
                utterance.text(),
                Attachment.of(utterance.attachmentName(), utterance.attachmentUrl()),
                utterance.timed());
    }

    private String who(Utterance utterance) {
        String author = utterance.author();
        Segment segment = segment(utterance);
        return switch (utterance.sender()) {
            case CLIENT -> first(author, history.contact().name(), text.message("sender.CLIENT"));
            case AGENT -> first(author, segment.agent(), text.message("sender.AGENT"));
            case BOT -> first(author, null, text.message("sender.BOT"));
            case INTERNAL ->
                !utterance.timed()
                        ? text.message("comment.segment", segment.number())
                        : author == null ? text.message("comment") : text.message("comment.by", author);
        };
    }

    private static String first(@Nullable String requested, @Nullable String known, String otherwise) {
        return requested != null ? requested : known != null ? known : otherwise;
    }

    private static String kind(Sender sender) {
        return switch (sender) {
            case CLIENT -> "client";
            case AGENT -> "me";
            case BOT -> "bot";
            case INTERNAL -> "int";
        };
    }

    private static @Nullable String icon(Sender sender) {
        return sender == Sender.BOT ? "ti-robot" : sender == Sender.INTERNAL ? "ti-lock" : null;
    }
}
