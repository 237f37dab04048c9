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

    /** So much later than the follower the leader may receive the same. */
    private static final Duration HEAD_START = Duration.ofMinutes(2);

    /** A leader that is away is not waited for any longer: what it tells then corrects what was stored. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** Beyond which what is read meanwhile would only wait, in memory. */
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
        Progress progress = shared.progress(leader);
        return isWaitedFor(progress, now) && progress.caughtUpAt().isBefore(now.minus(BACKLOG));
    }

    private static boolean isWaitedFor(Progress progress, Instant now) {
        return progress.enabled() && progress.caughtUpAt().isAfter(now.minus(LONGEST_WAIT));
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
        // In this order: what the leader tells meanwhile was open when that was asked, or is told when that is asked.
        Progress progress = shared.progress(leader);
        Set<String> open = shared.open(leader, all);
        Set<String> known = shared.toldByLeader(source, all);
        Collection<EventGroup> told = new ArrayList<>();
        Collection<EventGroup> awaited = new ArrayList<>();
        over.forEach((group, conversations) -> {
            if (conversations.stream().anyMatch(one -> known.contains(one.id()))) {
                told.add(group);
            } else if (isAwaited(group, conversations, progress, now)
                    && (isToCome(group, progress) || conversations.stream().anyMatch(one -> open.contains(one.id())))) {
                awaited.add(group);
            }
        });
        return new Verdict(Set.copyOf(awaited), Set.copyOf(told));
    }

    private static boolean isAwaited(
            EventGroup group, List<ToldConversation> conversations, Progress progress, Instant now) {
        return isWaitedFor(progress, now)
                && !conversations.isEmpty()
                && now.isBefore(group.facts().receivedAt().plus(LONGEST_WAIT));
    }

    /** Whether the leader may not have read yet what it has of this. */
    private static boolean isToCome(EventGroup group, Progress progress) {
        return progress.caughtUpAt().isBefore(group.facts().receivedAt().plus(HEAD_START));
    }
}
