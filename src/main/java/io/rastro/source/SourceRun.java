package io.rastro.source;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.Notice;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.Assembler.Settled;
import io.rastro.source.Checkpoint.BucketEvent;
import io.rastro.source.Checkpoint.Tally;
import io.rastro.source.CheckpointWriter.Pending;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One source at work: reads its feeds, joins events to groups, closes those that are over and stores what they say, a
 * checkpoint at a time. What is open is held in memory from one checkpoint to the next; when one fails, everything is
 * loaded again as it was stored. Where much is to be read, the next checkpoint is made while one is being stored.
 */
final class SourceRun {

    /** The buckets of the mechanism itself; assemblers have more. */
    static final String LATE = "late";

    static final String REJECTED = "rejected";
    static final String UNUSED = "unused";
    static final String IMPLAUSIBLE = "implausible";
    /** Buckets so called are counted alone: what is in them tells nothing of anybody. */
    private static final String IGNORED = "ignored";

    private static final Logger log = LoggerFactory.getLogger(SourceRun.class);
    private static final int CHUNK_EVENTS = 1_000;
    private static final int CHECKPOINT_EVENTS = 30_000;
    /** Of an hour, in seconds. */
    private static final long QUARTER = 900;

    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final ConnectedSource source;
    private final Assembler assembler;
    private final Duration grace;
    private final SourceRepository repository;
    private final IngestionService ingestion;
    private final CheckpointWriter writer;
    private final Clock clock;
    private final List<FeedState> feeds = new ArrayList<>();
    private final OpenGroups groups;
    /** Feeds that failed, or no longer do; told once what was read before is stored, which tells of them as well. */
    private final Set<FeedState> faringOtherwise = new LinkedHashSet<>();

    private final int checkpointEvents;
    private @Nullable Pending ahead;
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
        this.checkpointEvents = checkpointEvents;
        this.source = source;
        this.assembler = new GuardedAssembler(type.assembler(settings), source.name());
        this.grace = type.grace();
        this.repository = repository;
        this.ingestion = ingestion;
        this.writer = new CheckpointWriter(source, repository, ingestion);
        this.clock = clock;
        this.revision = source.revision();
        Map<String, FeedState.Facts> stored = repository.feeds(source.id());
        feeds.forEach(feed -> this.feeds.add(new FeedState(feed, stored.get(feed.name()))));
        Duration timeout = source.timeout();
        this.groups = new OpenGroups(grace, timeout == null ? type.silence(settings) : timeout);
        repository.restore(source, groups);
    }

    /** Of what is in memory; another means that somebody changed the source. */
    long revision() {
        return revision;
    }

    /** To the next checkpoint; false: for the moment there is no more to be read. After an exception it is of no use. */
    boolean step() {
        Pending pending = ahead == null ? prepare() : ahead;
        ahead = null;
        if (pending != null) {
            store(pending);
            revision++;
        }
        faringOtherwise.forEach(feed -> repository.failing(source.id(), feed.facts()));
        faringOtherwise.clear();
        return ahead != null || isReadable();
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
        List<FeedState> failing = feeds.stream().filter(FeedState::isFailing).toList();
        Intake intake = read(now);
        Map<EventGroup, Settled> over = over(now);
        Map<EventGroup, Finish> due = groups.due(watermark(now), silentSince(now), now);
        due.keySet().removeIf(group -> feeds.stream().anyMatch(feed -> feed.isWithin(group, now.minus(grace))));
        failing.stream().filter(feed -> !feed.isFailing()).forEach(faringOtherwise::add);
        return intake.tally.read() > 0 || !over.isEmpty() || !due.isEmpty() ? pending(intake, over, due, now) : null;
    }

    /** What was read, beside what went into groups. */
    private static final class Intake {
        private final List<BucketEvent> bucketEvents = new ArrayList<>();
        private final Set<Instant> quarters = new HashSet<>();
        private Tally tally = new Tally(0, 0, 0, 0);

        void apart(String bucket, RawEvent event, @Nullable Notice reason) {
            if (isIgnored(bucket)) {
                count(new Tally(0, 0, 0, 1));
            } else {
                bucketEvents.add(new BucketEvent(bucket, null, event, reason));
            }
        }

        void count(Tally more) {
            tally = tally.plus(more);
        }
    }

    /** The feed that is furthest behind is read first, so that they go on side by side. */
    private Intake read(Instant now) {
        Intake intake = new Intake();
        feeds.forEach(FeedState::begin);
        Optional<FeedState> next = furthestBehind(now);
        while (next.isPresent() && intake.tally.read() < checkpointEvents) {
            read(next.get(), intake, now);
            next = furthestBehind(now);
        }
        return intake;
    }

    private Optional<FeedState> furthestBehind(Instant now) {
        return feeds.stream().filter(feed -> feed.isReadable(now)).min(Comparator.comparing(FeedState::reached));
    }

    private void read(FeedState feed, Intake intake, Instant now) {
        List<RawEvent> events = readOrFail(feed, now);
        intake.count(new Tally(events.size(), 0, 0, 0));
        events.forEach(event -> take(event, feed, intake, now));
    }

    /** Whatever one feed fails by, the others are read. */
    private List<RawEvent> readOrFail(FeedState feed, Instant now) {
        try {
            return feed.read(CHUNK_EVENTS).events();
        } catch (DataAccessException | TransactionException disconnect) {
            // Of this portal's own database, which holds what was delivered to it.
            throw disconnect;
        } catch (IOException away) {
            feed.failed(FailureText.of(away), now);
        } catch (RuntimeException defect) {
            log.error(
                    "Source {}: {} cannot be read", source.name(), feed.facts().feed(), defect);
            feed.failed(FailureText.of(defect), now);
        }
        faringOtherwise.add(feed);
        return List.of();
    }

    private void take(RawEvent event, FeedState feed, Intake intake, Instant now) {
        if (!isPlausible(event)) {
            RawEvent stamped = new RawEvent(event.feed(), event.place(), now, event.text());
            intake.apart(IMPLAUSIBLE, stamped, null);
            return;
        }
        intake.quarters.add(Instant.ofEpochSecond(Math.floorDiv(event.at().getEpochSecond(), QUARTER) * QUARTER));
        Reading reading = assembler.read(event);
        if (reading instanceof Reading.Member member) {
            feed.taken(event, now);
            if (!groups.add(event, member, now)) {
                intake.apart(LATE, event, null);
            }
        } else if (reading instanceof Reading.Restart restart) {
            feed.taken(event, now);
            int interrupted = groups.restart(event, restart.at(), now);
            // It counts once for each group that it is an event of.
            intake.count(interrupted == 0 ? new Tally(0, 0, 0, 1) : new Tally(interrupted - 1, 0, 0, 0));
        } else if (reading instanceof Reading.Apart apart) {
            intake.apart(apart.bucket(), event, null);
        }
    }

    static boolean isIgnored(String bucket) {
        return bucket.startsWith(IGNORED);
    }

    static boolean isPlausible(RawEvent event) {
        return event.at().isAfter(EARLIEST) && event.at().isBefore(LATEST);
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

    private Pending pending(Intake intake, Map<EventGroup, Settled> over, Map<EventGroup, Finish> due, Instant now) {
        List<IncomingRecord> records = new ArrayList<>();
        List<ClosedGroup> closed = new ArrayList<>();
        over.forEach((group, settled) -> closed.add(settled(group, settled, records)));
        due.forEach((group, finish) -> closed.add(closed(group, finish, records)));
        groups.close(due.keySet());
        if (silentSince(now) != null) {
            groups.changed().stream()
                    .filter(group -> !group.ofAgent())
                    .forEach(group -> records.addAll(preview(group)));
        }
        return new Pending(
                ingestion.checkAll(records),
                closed,
                intake.tally,
                intake.bucketEvents,
                feeds.stream().map(FeedState::facts).toList(),
                groups.takeChanges(),
                due.keySet(),
                intake.quarters,
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
