package io.rastro.source;

import io.rastro.source.SharedConversationRepository.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source leaves to its leader, which tells of the same conversations: what both tell is stored as the leader tells it, so
 * that the follower waits until that has told what it has.
 */
final class Precedence {

    /** So long the leader's own last events may take to come and be put together. */
    private static final Duration HEAD_START = Duration.ofMinutes(2);

    /** A leader that is away is not waited for any longer: what it tells then corrects what was stored. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** A leader so far behind is reading what there was before. */
    private static final Duration BACKLOG = Duration.ofMinutes(15);

    private final ConnectedSource source;
    private final int leader;
    private final SharedConversationRepository shared;

    private Precedence(ConnectedSource source, int leader, SharedConversationRepository shared) {
        this.source = source;
        this.leader = leader;
        this.shared = shared;
    }

    /** Null: it follows nobody. */
    static @Nullable Precedence of(ConnectedSource source, SharedConversationRepository shared) {
        Integer leader = source.leader();
        return leader == null ? null : new Precedence(source, leader, shared);
    }

    /** Whether there is no use in reading on, as what is read would only wait. */
    boolean isLongBehind(Instant now) {
        Progress progress = shared.progress(leader, now);
        Instant behind = progress.behind();
        return progress.enabled() && behind != null && behind.isBefore(now.minus(BACKLOG));
    }

    /** What becomes of groups that are over. */
    record Verdict(Set<EventGroup> awaited, Set<EventGroup> told) {}

    /**
     * Which groups wait, and which the leader has told.
     *
     * @param over the conversations of each
     */
    Verdict verdict(Map<EventGroup, List<ToldConversation>> over, Instant now) {
        List<ToldConversation> all =
                over.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return new Verdict(Set.of(), Set.of());
        }
        Set<String> known = shared.toldByLeader(source, all);
        Progress progress = shared.progress(leader, now);
        Collection<EventGroup> told = new ArrayList<>();
        Collection<EventGroup> awaited = new ArrayList<>();
        over.forEach((group, conversations) -> {
            if (conversations.stream().anyMatch(one -> known.contains(one.id()))) {
                told.add(group);
            } else if (isAwaited(group, conversations, progress, now)) {
                awaited.add(group);
            }
        });
        return new Verdict(Set.copyOf(awaited), Set.copyOf(told));
    }

    private boolean isAwaited(EventGroup group, List<ToldConversation> conversations, Progress progress, Instant now) {
        Instant received = group.facts().receivedAt();
        Instant last = group.facts().lastAt().isBefore(received) ? group.facts().lastAt() : received;
        if (!progress.enabled() || conversations.isEmpty() || !now.isBefore(received.plus(LONGEST_WAIT))) {
            return false;
        }
        return now.isBefore(last.plus(HEAD_START))
                || progress.mayTell(last)
                || conversations.stream().anyMatch(one -> shared.isOpen(leader, one.id()));
    }
}
