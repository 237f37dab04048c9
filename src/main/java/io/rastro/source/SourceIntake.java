package io.rastro.source;

import io.rastro.ingestion.Notice;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.Checkpoint.BucketEvent;
import io.rastro.source.Checkpoint.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Reads the feeds of one source side by side and joins each event to its group, or puts it apart. */
final class SourceIntake {

    private static final String LATE = "late";
    private static final String IMPLAUSIBLE = "implausible";

    /** Buckets so called are counted alone: what is in them tells nothing of anybody. */
    private static final String IGNORED = "ignored";

    private static final Logger log = LoggerFactory.getLogger(SourceIntake.class);
    private static final int CHUNK_EVENTS = 1_000;

    /** Of an hour, in seconds. */
    private static final long QUARTER = 900;

    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final String source;
    private final List<FeedState> feeds;
    private final Assembler assembler;
    private final OpenGroups groups;
    private final int checkpointEvents;

    /** Feeds that failed, or no longer do; told once what was read before is stored, which tells of them as well. */
    private final Set<FeedState> faringOtherwise = new LinkedHashSet<>();

    /**
     * @param source as administrators know it
     * @param checkpointEvents about how many are read at once
     */
    SourceIntake(String source, List<FeedState> feeds, Assembler assembler, OpenGroups groups, int checkpointEvents) {
        this.source = source;
        this.feeds = feeds;
        this.assembler = assembler;
        this.groups = groups;
        this.checkpointEvents = checkpointEvents;
    }

    /** Feeds that fare otherwise than when this was last asked. */
    List<FeedState.Facts> takeFaringOtherwise() {
        List<FeedState.Facts> facts =
                faringOtherwise.stream().map(FeedState::facts).toList();
        faringOtherwise.clear();
        return facts;
    }

    /** What was read, beside what went into groups. */
    static final class Taken {
        private final List<BucketEvent> bucketEvents = new ArrayList<>();
        private final Set<Instant> quarters = new HashSet<>();
        private Tally tally = new Tally(0, 0, 0, 0);

        private void apart(String bucket, RawEvent event, @Nullable Notice reason) {
            if (isIgnored(bucket)) {
                count(new Tally(0, 0, 0, 1));
            } else {
                bucketEvents.add(new BucketEvent(bucket, null, event, reason));
            }
        }

        private void count(Tally more) {
            tally = tally.plus(more);
        }

        /** Of what was read, but for what becomes of groups. */
        Tally tally() {
            return tally;
        }

        List<BucketEvent> bucketEvents() {
            return bucketEvents;
        }

        /** Of hours in which something happened. */
        Set<Instant> quarters() {
            return quarters;
        }
    }

    /** The feed that is furthest behind is read first, so that they go on side by side. */
    Taken read(Instant now) {
        Taken taken = new Taken();
        List<FeedState> failing = feeds.stream().filter(FeedState::isFailing).toList();
        feeds.forEach(FeedState::begin);
        Optional<FeedState> next = furthestBehind(now);
        while (next.isPresent() && taken.tally.read() < checkpointEvents) {
            read(next.get(), taken, now);
            next = furthestBehind(now);
        }
        failing.stream().filter(feed -> !feed.isFailing()).forEach(faringOtherwise::add);
        return taken;
    }

    private Optional<FeedState> furthestBehind(Instant now) {
        return feeds.stream().filter(feed -> feed.isReadable(now)).min(Comparator.comparing(FeedState::reached));
    }

    private void read(FeedState feed, Taken taken, Instant now) {
        List<RawEvent> events = readOrFail(feed, now);
        taken.count(new Tally(events.size(), 0, 0, 0));
        events.forEach(event -> take(event, feed, taken, now));
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
            log.error("Source {}: {} cannot be read", source, feed.facts().feed(), defect);
            feed.failed(FailureText.of(defect), now);
        }
        faringOtherwise.add(feed);
        return List.of();
    }

    private void take(RawEvent event, FeedState feed, Taken taken, Instant now) {
        if (!isPlausible(event)) {
            RawEvent stamped = new RawEvent(event.feed(), event.place(), now, event.text());
            taken.apart(IMPLAUSIBLE, stamped, null);
            return;
        }
        taken.quarters.add(Instant.ofEpochSecond(Math.floorDiv(event.at().getEpochSecond(), QUARTER) * QUARTER));
        Reading reading = assembler.read(event);
        if (reading instanceof Reading.Member member) {
            feed.taken(event, now);
            if (!groups.add(event, member, now)) {
                taken.apart(LATE, event, null);
            }
        } else if (reading instanceof Reading.Restart restart) {
            feed.taken(event, now);
            int interrupted = groups.restart(event, restart.at(), now);
            // It counts once for each group that it is an event of.
            taken.count(interrupted == 0 ? new Tally(0, 0, 0, 1) : new Tally(interrupted - 1, 0, 0, 0));
        } else if (reading instanceof Reading.Apart apart) {
            taken.apart(apart.bucket(), event, null);
        }
    }

    static boolean isIgnored(String bucket) {
        return bucket.startsWith(IGNORED);
    }

    static boolean isPlausible(RawEvent event) {
        return event.at().isAfter(EARLIEST) && event.at().isBefore(LATEST);
    }
}
