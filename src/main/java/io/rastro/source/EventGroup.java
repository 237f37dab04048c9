package io.rastro.source;

import io.rastro.source.Assembler.Reading;
import io.rastro.source.Assembler.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events that belong together, such as those of one conversation, while more of them may come. */
final class EventGroup {

    /** @param order in which it was read, among all events of the source */
    record Entry(long order, RawEvent event) {}

    /**
     * What is kept of it beside its events.
     *
     * @param toldAt when the event happened that told last whether it goes on; null: none did
     */
    record Facts(
            long number,
            Instant firstAt,
            Instant lastAt,
            Instant receivedAt,
            boolean ended,
            @Nullable Instant toldAt,
            boolean restarted) {}

    final long number;
    private final Set<String> keys = new LinkedHashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private Instant firstAt = Instant.MAX;
    private Instant lastAt = Instant.MIN;
    private Instant receivedAt = Instant.MIN;
    private boolean ended;
    private @Nullable Instant toldAt;
    private boolean restarted;
    /** Stands for events that are in records already. */
    private @Nullable RawEvent state;

    /** Whether it differs from what is stored. */
    private boolean changed;

    EventGroup(long number) {
        this.number = number;
    }

    static EventGroup stored(Facts facts, Set<String> keys, List<Entry> entries, @Nullable RawEvent state) {
        EventGroup group = new EventGroup(facts.number());
        group.keys.addAll(keys);
        group.entries.addAll(entries);
        group.firstAt = facts.firstAt();
        group.lastAt = facts.lastAt();
        group.receivedAt = facts.receivedAt();
        group.ended = facts.ended();
        group.toldAt = facts.toldAt();
        group.restarted = facts.restarted();
        group.state = state;
        return group;
    }

    /** As it stands; what is added to this one does not change it. */
    EventGroup copy() {
        return stored(facts(), keys, entries, state);
    }

    /** @param scoped the member's keys as they are known here */
    void add(Entry entry, Set<String> scoped, Reading.Member member, Instant received) {
        keys.addAll(scoped);
        add(entry, received);
        if (member.ends() || member.reopens()) {
            tell(member.ends(), entry.event().at());
        }
    }

    private void add(Entry entry, Instant received) {
        entries.add(entry);
        span(entry.event().at(), entry.event().at(), received);
        changed = true;
    }

    /** What happened last holds; of the same moment, what was read last. */
    private void tell(boolean ends, @Nullable Instant at) {
        if (at != null && (toldAt == null || !at.isBefore(toldAt))) {
            ended = ends;
            toldAt = at;
        }
    }

    /** Takes in what turned out to belong to the same. */
    void join(EventGroup other) {
        entries.addAll(other.entries);
        keys.addAll(other.keys);
        span(other.firstAt, other.lastAt, other.receivedAt);
        tell(other.ended, other.toldAt);
        restarted |= other.restarted;
        state = state == null || (other.state != null && other.state.at().isAfter(state.at())) ? other.state : state;
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
        add(restart, received);
        return true;
    }

    /** Forgets what is in records for good. */
    void settle(Settled settled) {
        Set<RawEvent> over = new HashSet<>(settled.events());
        entries.removeIf(entry -> over.contains(entry.event()));
        state = settled.state();
        firstAt = settled.state().at();
        changed = true;
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

    /** Whether it is of an agent's statuses. */
    boolean ofAgent() {
        return keys.stream().anyMatch(key -> key.startsWith(Reading.OF_AGENT, key.indexOf('|') + 1));
    }

    /** Whether any of its events came by a feed. */
    boolean isOf(String feed) {
        return entries.stream().anyMatch(entry -> entry.event().feed().equals(feed));
    }

    List<Entry> entries() {
        return entries;
    }

    @Nullable
    RawEvent state() {
        return state;
    }

    int size() {
        return entries.size();
    }

    Facts facts() {
        return new Facts(number, firstAt, lastAt, receivedAt, ended, toldAt, restarted);
    }

    /** What is to be put together: the state, if there is one, and the events. */
    List<RawEvent> told() {
        return Stream.concat(Stream.ofNullable(state), events().stream()).toList();
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
