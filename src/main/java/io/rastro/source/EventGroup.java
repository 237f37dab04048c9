package io.rastro.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Events that belong together, such as those of one conversation, while more of them may come. */
final class EventGroup {

    /** @param order in which it was read, among all events of the source */
    record Entry(long order, RawEvent event) {}

    /** What is kept of it beside its events. */
    record Facts(long number, Instant firstAt, Instant lastAt, Instant receivedAt, boolean ended, boolean restarted) {}

    final long number;
    private final Set<String> keys = new LinkedHashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private Instant firstAt = Instant.MAX;
    private Instant lastAt = Instant.MIN;
    private Instant receivedAt = Instant.MIN;
    private boolean ended;
    private boolean restarted;
    /** Whether it differs from what is stored. */
    private boolean changed;

    EventGroup(long number) {
        this.number = number;
    }

    static EventGroup stored(Facts facts, Set<String> keys, List<Entry> entries) {
        EventGroup group = new EventGroup(facts.number());
        group.keys.addAll(keys);
        group.entries.addAll(entries);
        group.firstAt = facts.firstAt();
        group.lastAt = facts.lastAt();
        group.receivedAt = facts.receivedAt();
        group.ended = facts.ended();
        group.restarted = facts.restarted();
        return group;
    }

    /** As it stands; what is added to this one does not change it. */
    EventGroup copy() {
        return stored(facts(), keys, entries);
    }

    void add(Entry entry, Set<String> itsKeys, boolean ends, Instant received) {
        entries.add(entry);
        keys.addAll(itsKeys);
        span(entry.event().at(), entry.event().at(), received);
        ended |= ends;
        changed = true;
    }

    /** Takes in what turned out to belong to the same. */
    void join(EventGroup other) {
        entries.addAll(other.entries);
        keys.addAll(other.keys);
        span(other.firstAt, other.lastAt, other.receivedAt);
        ended |= other.ended;
        restarted |= other.restarted;
        changed = true;
    }

    private void span(Instant from, Instant to, Instant received) {
        firstAt = from.isBefore(firstAt) ? from : firstAt;
        lastAt = to.isAfter(lastAt) ? to : lastAt;
        receivedAt = received.isAfter(receivedAt) ? received : receivedAt;
    }

    /** What went on when the exchange was started again; false: another restart had ended it before. */
    boolean interrupt(Entry restart, Instant received) {
        if (restarted) {
            return false;
        }
        restarted = true;
        add(restart, Set.of(), false, received);
        return true;
    }

    void rename(Set<String> newKeys) {
        keys.clear();
        keys.addAll(newKeys);
        changed = true;
    }

    void written() {
        changed = false;
    }

    boolean changed() {
        return changed;
    }

    Set<String> keys() {
        return Set.copyOf(keys);
    }

    List<Entry> entries() {
        return entries;
    }

    int size() {
        return entries.size();
    }

    Facts facts() {
        return new Facts(number, firstAt, lastAt, receivedAt, ended, restarted);
    }

    /** Feed by feed, in the order they were read. */
    List<RawEvent> events() {
        return entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.event().feed())
                        .thenComparingLong(Entry::order))
                .map(Entry::event)
                .toList();
    }
}
