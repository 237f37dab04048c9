package io.rastro.source;

import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.EventGroup.Entry;
import io.rastro.source.EventGroup.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What goes on at one source: events joined to groups by the keys they share. A key means another group before and after the
 * exchange was started again, and once the group that had it is closed.
 */
final class OpenGroups {

    private static final Duration CLOSED_KEYS_KEPT = Duration.ofDays(1);
    private static final int CLOSED_KEYS_MOST = 200_000;
    private static final int RESTARTS_MOST = 50;

    private final Duration grace;
    private final Duration timeout;
    private final Map<Long, EventGroup> groups = new TreeMap<>();
    private final Map<String, EventGroup> byKey = new HashMap<>();
    private final Map<String, Instant> closedKeys = new LinkedHashMap<>();
    private final NavigableSet<Instant> restarts = new TreeSet<>();
    private final Set<Long> vanished = new HashSet<>();
    private Instant lastClosed = Instant.MIN;
    private long lastNumber;
    private long lastOrder;

    /**
     * @param grace how long an ended group is left open for stragglers
     * @param timeout how long a group without an end is waited for
     */
    OpenGroups(Duration grace, Duration timeout) {
        this.grace = grace;
        this.timeout = timeout;
    }

    /** What was stored, before anything is added. */
    void restore(Collection<EventGroup> stored, Map<String, Instant> closed, Collection<Instant> started) {
        for (EventGroup group : stored) {
            groups.put(group.number, group);
            group.keys().forEach(key -> byKey.put(key, group));
            lastNumber = Math.max(lastNumber, group.number);
            group.entries().forEach(entry -> lastOrder = Math.max(lastOrder, entry.order()));
        }
        closedKeys.putAll(closed);
        lastClosed = closed.values().stream().max(Comparator.naturalOrder()).orElse(lastClosed);
        restarts.addAll(started);
    }

    /** Whether it found its group; false: that is closed already. */
    boolean add(RawEvent event, Reading.Member member, Instant received) {
        Set<String> keys = scoped(member.keys(), event.at());
        Instant began = member.began() == null ? event.at() : member.began();
        TreeMap<Long, EventGroup> found = new TreeMap<>();
        keys.forEach(key -> {
            EventGroup group = byKey.get(key);
            if (group != null && began.isBefore(closesAt(group))) {
                found.put(group.number, group);
            }
        });
        if (found.isEmpty() && isLate(keys, began)) {
            return false;
        }
        EventGroup group = found.isEmpty() ? opened() : joined(found.values());
        group.add(new Entry(++lastOrder, event), keys, member, received);
        keys.forEach(key -> byKey.put(key, group));
        return true;
    }

    /** What happens from then on is of another group, whether this one is closed yet or not. */
    private Instant closesAt(EventGroup group) {
        Facts facts = group.facts();
        return facts.lastAt().plus(facts.ended() || facts.restarted() ? grace : timeout);
    }

    private boolean isLate(Set<String> keys, Instant at) {
        return keys.stream().anyMatch(key -> {
            Instant closed = closedKeys.get(key);
            return closed != null && at.isBefore(closed.plus(grace));
        });
    }

    private EventGroup opened() {
        EventGroup group = new EventGroup(++lastNumber);
        groups.put(group.number, group);
        return group;
    }

    private EventGroup joined(Collection<EventGroup> found) {
        EventGroup first = found.iterator().next();
        for (EventGroup other : found.stream().skip(1).toList()) {
            first.join(other);
            groups.remove(other.number);
            vanished.add(other.number);
            other.keys().forEach(key -> byKey.put(key, first));
        }
        return first;
    }

    /**
     * Ends what went on: it is closed as soon as nothing from before can come any more. The restart becomes an event of each
     * group that it interrupts, since it is what tells when that ended.
     *
     * @return how many it interrupts
     */
    int restart(RawEvent event, Instant at, Instant received) {
        restarts.add(at);
        if (restarts.size() > RESTARTS_MOST) {
            restarts.pollFirst();
        }
        int interrupted = 0;
        for (EventGroup group : groups.values()) {
            if (group.facts().firstAt().isBefore(at)) {
                interrupted += group.interrupt(new Entry(++lastOrder, event), received) ? 1 : 0;
            } else {
                rename(group);
            }
        }
        return interrupted;
    }

    /** What was read ahead of the restart it came after. */
    private void rename(EventGroup group) {
        Set<String> bare = new LinkedHashSet<>();
        group.keys().forEach(key -> {
            byKey.remove(key, group);
            bare.add(key.substring(key.indexOf('|') + 1));
        });
        Set<String> keys = scoped(bare, group.facts().firstAt());
        group.rename(keys);
        keys.forEach(key -> byKey.put(key, group));
    }

    private Set<String> scoped(Set<String> keys, Instant at) {
        Instant restart = restarts.floor(at);
        String scope = (restart == null ? "" : restart.getEpochSecond()) + "|";
        Set<String> scoped = new LinkedHashSet<>();
        keys.forEach(key -> scoped.add(scope + key));
        return scoped;
    }

    /**
     * Groups that can be closed, in the order they were opened.
     *
     * @param watermark before which no feed has anything left to tell; null: unknown
     * @param silentSince what was received before this, nothing more of it is to be expected; null: there is more to read
     */
    Map<EventGroup, Finish> due(@Nullable Instant watermark, @Nullable Instant silentSince, Instant now) {
        Map<EventGroup, Finish> due = new LinkedHashMap<>();
        for (EventGroup group : groups.values()) {
            Facts facts = group.facts();
            boolean over = facts.ended() || facts.restarted();
            if ((watermark != null && !watermark.isBefore(closesAt(group)))
                    || (over && silentSince != null && !facts.receivedAt().isAfter(silentSince))
                    || !now.isBefore(facts.receivedAt().plus(timeout))) {
                due.put(group, finish(facts));
            }
        }
        return due;
    }

    private static Finish finish(Facts facts) {
        if (facts.ended()) {
            return Finish.ENDED;
        }
        return facts.restarted() ? Finish.RESTARTED : Finish.TIMED_OUT;
    }

    /** Forgets groups, all but their keys, by which what comes too late is known. */
    void close(Collection<EventGroup> closed) {
        for (EventGroup group : closed) {
            Instant lastAt = group.facts().lastAt();
            lastClosed = lastAt.isAfter(lastClosed) ? lastAt : lastClosed;
            groups.remove(group.number);
            vanished.add(group.number);
            group.keys().forEach(key -> {
                byKey.remove(key, group);
                closedKeys.remove(key);
                closedKeys.put(key, lastAt);
            });
        }
        prune();
    }

    private void prune() {
        var oldest = closedKeys.entrySet().iterator();
        while (oldest.hasNext()) {
            Instant at = oldest.next().getValue();
            if (closedKeys.size() <= CLOSED_KEYS_MOST
                    && at.plus(CLOSED_KEYS_KEPT).isAfter(lastClosed)) {
                return;
            }
            oldest.remove();
        }
    }

    List<EventGroup> changed() {
        return groups.values().stream().filter(EventGroup::changed).toList();
    }

    List<EventGroup> ofAgents() {
        return groups.values().stream().filter(EventGroup::ofAgent).toList();
    }

    List<EventGroup> all() {
        return List.copyOf(groups.values());
    }

    /**
     * What is to be stored, as it stood when it was asked for.
     *
     * @param vanished numbers of groups that are no more
     */
    record Changes(List<EventGroup> changed, Set<Long> vanished, List<Instant> restarts) {}

    /** What changed since they were taken last. */
    Changes takeChanges() {
        List<EventGroup> copies = changed().stream().map(EventGroup::copy).toList();
        Changes changes = new Changes(copies, Set.copyOf(vanished), List.copyOf(restarts));
        groups.values().forEach(EventGroup::written);
        vanished.clear();
        return changes;
    }
}
