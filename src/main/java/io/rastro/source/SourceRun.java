package io.rastro.source;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.IngestionService;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Settled;
import io.rastro.source.CheckpointWriter.Pending;
import io.rastro.source.Precedence.Verdict;
import io.rastro.source.SourceIntake.Taken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One source at work: reads its feeds, joins events to groups, closes those that are over and stores what they say, a
 * checkpoint at a time. What is open is held in memory from one checkpoint to the next; when one fails, everything is
 * loaded again as it was stored. Where much is to be read, the next checkpoint is made while one is being stored.
 */
final class SourceRun {

    private static final int CHECKPOINT_EVENTS = 24_000;
    private static final Duration CAUGHT_UP_NOTED = Duration.ofSeconds(10);

    private final ConnectedSource source;
    private final Assembler assembler;
    private final Duration grace;
    private final SourceRepository repository;
    private final IngestionService ingestion;
    private final CheckpointWriter writer;
    private final Clock clock;
    private final List<FeedState> feeds = new ArrayList<>();
    private final OpenGroups groups;
    private final SourceIntake intake;
    private final @Nullable Precedence precedence;
    private @Nullable Pending ahead;
    private Instant notedAt = Instant.MIN;
    private long revision;

    SourceRun(
            ConnectedSource source,
            SourceType type,
            Map<String, String> settings,
            List<Feed> feeds,
            SourceRepository repository,
            IngestionService ingestion,
            Clock clock) {
        this(source, type, settings, feeds, repository, ingestion, clock, CHECKPOINT_EVENTS);
    }

    /** @param checkpointEvents about how many are stored together */
    SourceRun(
            ConnectedSource source,
            SourceType type,
            Map<String, String> settings,
            List<Feed> feeds,
            SourceRepository repository,
            IngestionService ingestion,
            Clock clock,
            int checkpointEvents) {
        this.source = source;
        this.grace = type.grace(settings);
        this.repository = repository;
        this.ingestion = ingestion;
        this.precedence = Precedence.of(source, repository.shared());
        Assembler guarded = new GuardedAssembler(type.assembler(settings), source.name());
        this.assembler = precedence == null ? guarded : new FollowingAssembler(guarded);
        this.writer = new CheckpointWriter(source, repository, ingestion);
        this.clock = clock;
        this.revision = source.revision();
        Map<String, FeedState.Facts> stored = repository.feeds(source.id());
        feeds.forEach(feed -> this.feeds.add(new FeedState(feed, stored.get(feed.name()))));
        Duration timeout = source.timeout();
        this.groups = new OpenGroups(grace, timeout == null ? type.silence(settings) : timeout);
        this.intake = new SourceIntake(source.name(), this.feeds, assembler, groups, checkpointEvents);
        repository.restore(source, groups);
    }

    /** Of what is in memory; another means that somebody changed the source. */
    long revision() {
        return revision;
    }

    /** To the next checkpoint; false: for the moment there is no more to be read. After an exception it is of no use. */
    boolean step() {
        if (precedence != null && precedence.isLongBehind(clock.instant())) {
            return false;
        }
        Pending pending = ahead == null ? prepare() : ahead;
        ahead = null;
        if (pending != null) {
            store(pending);
            revision++;
        }
        intake.takeFaringOtherwise().forEach(feed -> repository.failing(source.id(), feed));
        boolean more = ahead != null || isReadable();
        if (!more && source.followed()) {
            noteCaughtUp(clock.instant());
        }
        return more;
    }

    /** Every feed was at its end a moment ago; not every moment is written down. */
    private void noteCaughtUp(Instant now) {
        if (feeds.stream().noneMatch(FeedState::isFailing) && !now.isBefore(notedAt.plus(CAUGHT_UP_NOTED))) {
            repository.shared().caughtUp(source.id(), now);
            notedAt = now;
        }
    }

    private void store(Pending pending) {
        if (isReadable()) {
            writer.storeBeside(pending, revision, () -> ahead = prepare());
        } else {
            writer.store(pending, revision);
        }
    }

    private boolean isReadable() {
        Instant now = clock.instant();
        return feeds.stream().anyMatch(feed -> feed.isReadable(now));
    }

    private @Nullable Pending prepare() {
        Instant now = clock.instant();
        Taken taken = intake.read(now);
        Map<EventGroup, Settled> over = over(now);
        Map<EventGroup, Finish> due = groups.due(watermark(now), silentSince(now), now);
        due.keySet().removeIf(group -> feeds.stream().anyMatch(feed -> feed.isWithin(group, now.minus(grace))));
        Set<EventGroup> elsewhere = precedence == null ? Set.of() : leaveToLeader(precedence, due, now);
        return taken.tally().read() > 0 || !over.isEmpty() || !due.isEmpty()
                ? pending(taken, over, due, elsewhere, now)
                : null;
    }

    /** @return those of the groups due that the leader has told; those that it may tell yet are not due any more */
    private Set<EventGroup> leaveToLeader(Precedence leaving, Map<EventGroup, Finish> due, Instant now) {
        Map<EventGroup, List<ToldConversation>> conversations = new LinkedHashMap<>();
        due.forEach((group, finish) -> conversations.put(
                group,
                ToldConversation.of(assembler.assemble(group.told(), finish).records(), false)));
        Verdict verdict = leaving.verdict(conversations, now);
        due.keySet().removeAll(verdict.awaited());
        return verdict.told();
    }

    /** Before which no feed has anything left to tell; null: unknown. A feed that has long been silent is not waited for. */
    private @Nullable Instant watermark(Instant now) {
        Instant watermark = null;
        for (FeedState feed : feeds) {
            if (feed.holdsBack(now.minus(grace))) {
                Instant last = feed.lastEventAt();
                if (last == null) {
                    return null;
                }
                watermark = watermark == null || last.isBefore(watermark) ? last : watermark;
            }
        }
        return watermark;
    }

    private @Nullable Instant silentSince(Instant now) {
        return feeds.stream().anyMatch(FeedState::hasMore) ? null : now.minus(grace);
    }

    /** What of agents' groups is over. Within one second a status may begin and end; what was told could not be taken back. */
    private Map<EventGroup, Settled> over(Instant now) {
        Map<EventGroup, Settled> over = new LinkedHashMap<>();
        for (EventGroup group : groups.ofAgents()) {
            if (feeds.stream()
                    .filter(feed -> group.isOf(feed.facts().feed()))
                    .allMatch(feed -> isPast(feed, group, now))) {
                assembler.settle(group.told()).ifPresent(settled -> over.put(group, settled));
            }
        }
        return over;
    }

    private boolean isPast(FeedState feed, EventGroup group, Instant now) {
        Instant last = feed.lastEventAt();
        boolean silent = !feed.hasMore() && !group.facts().receivedAt().isAfter(now.minus(grace));
        return silent || (last != null && last.isAfter(group.facts().lastAt()));
    }

    private Pending pending(
            Taken taken,
            Map<EventGroup, Settled> over,
            Map<EventGroup, Finish> due,
            Set<EventGroup> elsewhere,
            Instant now) {
        List<IncomingRecord> records = new ArrayList<>();
        List<ClosedGroup> closed = new ArrayList<>();
        over.forEach((group, settled) -> closed.add(settled(group, settled, records)));
        due.forEach((group, finish) -> closed.add(
                elsewhere.contains(group)
                        ? ClosedGroup.toldElsewhere(group.events(), assembler.assemble(group.told(), finish))
                        : closed(group, finish, records)));
        groups.close(due.keySet());
        if (silentSince(now) != null && precedence == null) {
            groups.changed().stream()
                    .filter(group -> !group.ofAgent())
                    .forEach(group -> records.addAll(preview(group)));
        }
        return new Pending(
                ingestion.checkAll(records),
                closed,
                taken.tally(),
                taken.bucketEvents(),
                feeds.stream().map(FeedState::facts).toList(),
                groups.takeChanges(),
                due.keySet(),
                taken.quarters(),
                now);
    }

    private ClosedGroup closed(EventGroup group, Finish finish, List<IncomingRecord> records) {
        List<RawEvent> events = group.events();
        if (isBeforeStart(group)) {
            return ClosedGroup.beforeStart(events);
        }
        ClosedGroup closed =
                ClosedGroup.assembled(group.number, events, assembler.assemble(group.told(), finish), records.size());
        records.addAll(closed.records());
        return closed;
    }

    /** Statuses are each brought in by when they began. */
    private ClosedGroup settled(EventGroup group, Settled settled, List<IncomingRecord> records) {
        group.settle(settled);
        List<IncomingRecord> wanted = settled.records().stream()
                .filter(record -> !isBeforeStart(record.at()))
                .toList();
        if (wanted.isEmpty()) {
            return ClosedGroup.beforeStart(settled.events());
        }
        ClosedGroup closed = ClosedGroup.settled(settled.events(), wanted, records.size());
        records.addAll(wanted);
        return closed;
    }

    /** What is certain already is not held back; it is told again with the rest, and its events are open until then. */
    private List<IncomingRecord> preview(EventGroup group) {
        return isBeforeStart(group)
                ? List.of()
                : assembler.assemble(group.told(), Finish.PREVIEW).records();
    }

    private boolean isBeforeStart(EventGroup group) {
        return isBeforeStart(group.facts().firstAt());
    }

    private boolean isBeforeStart(Instant at) {
        return source.startsAt() != null && at.isBefore(source.startsAt());
    }
}
