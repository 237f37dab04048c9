package io.rastro.interaction.web;

import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.Sender;
import io.rastro.interaction.history.CallDetails;
import io.rastro.interaction.history.ConversationHistory;
import io.rastro.interaction.history.Segment;
import io.rastro.text.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts below the title; those of one segment come from the first permitted one that knows them. */
final class HistoryFacts {

    /** What the segments' cards show too where a time cannot be told. */
    private static final String UNKNOWN = "–";

    private final ConversationHistory history;
    private final HistoryText text;
    private final List<HistoryFact> facts = new ArrayList<>();

    private HistoryFacts(ConversationHistory history, HistoryText text) {
        this.history = history;
        this.text = text;
    }

    static List<HistoryFact> of(ConversationHistory history, HistoryText text) {
        HistoryFacts collected = new HistoryFacts(history, text);
        collected.collect();
        return collected.facts;
    }

    private void collect() {
        add("protocol", first(Segment::protocol));
        if (history.spoken()) {
            add("from", first(Segment::fromAddress));
            add("to", first(Segment::toAddress));
        } else if (history.media().stream().anyMatch(medium -> medium.has(Trait.PHONE))) {
            String phone = history.contact().phone();
            add("phone", phone == null ? first(Segment::fromAddress) : phone);
        } else {
            add("from", first(Segment::fromAddress));
        }
        add("document", history.contact().document());
        add("arrived", text.stamp(history.arrivedAt()));
        add("ended", text.stamp(history.endedAt()));
        add("total", text.duration(history.totalSeconds()));
        Long waited = history.waitedSeconds();
        add("waited", waited == null ? UNKNOWN : text.duration(waited));
        add("hungUpFirst", hungUpFirst());
        add(
                "startedBy",
                first(segment ->
                        segment.startedBy() == null ? null : segment.startedBy().label()));
    }

    private @Nullable String hungUpFirst() {
        List<Segment> calls = history.calls();
        CallDetails last = calls.isEmpty() ? null : calls.get(calls.size() - 1).call();
        Sender who = last == null ? null : last.hungUpFirst();
        return who == null ? null : text.message("hungUp." + who);
    }

    private @Nullable String first(Function<Segment, @Nullable String> fact) {
        return history.permitted().stream()
                .map(fact)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void add(String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new HistoryFact(key, value));
        }
    }

    /**
     * A known fact with its name.
     *
     * @param key the name is the message {@code history.fact.<key>}
     */
    public record HistoryFact(String key, String value) {

        private static final Set<String> NUMBERS = Set.of("phone", "from", "to", "dialled");

        /** The value in the parts that it is read in; together they are the value. */
        public List<String> groups() {
            return NUMBERS.contains(key) ? PhoneNumber.groups(value) : List.of(value);
        }
    }
}
