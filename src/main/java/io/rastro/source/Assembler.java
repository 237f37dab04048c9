package io.rastro.source;

import io.rastro.ingestion.IncomingRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts raw events together. What belongs together (all events of one conversation; all of one agent's statuses) is a group;
 * groups that turn out to have a key in common are one. Pure: the same events give the same records, whenever they are asked.
 */
public interface Assembler {

    /** What one event belongs to. It has no side effects, and throws nothing whatever the event holds. */
    Reading read(RawEvent event);

    /**
     * What a group's events say.
     *
     * @param events all of the group so far, in the order they were read, feed by feed
     * @param finish why it is asked
     */
    Assembly assemble(List<RawEvent> events, Finish finish);

    /**
     * What of a group of an agent's statuses is over though the group goes on, for as long as the agent works: it does not grow.
     *
     * @param events as for {@link #assemble}; the state that was told last comes first
     * @return empty: nothing more of it is over
     */
    default Optional<Settled> settle(List<RawEvent> events) {
        return Optional.empty();
    }

    /** What an event belongs to. */
    sealed interface Reading {

        /**
         * How the keys of a group begin that holds an agent's statuses, by which the table of open groups knows it as well. What
         * is certain already is told by {@link Assembler#settle}.
         */
        String OF_AGENT = "member:";

        /**
         * To the group that has any of these keys.
         *
         * @param ends whether nothing but stragglers of other feeds can follow in this group
         * @param reopens whether the group goes on, though an event that happened no later has ended it
         * @param began of what took its time until the event's instant, when it began: it belongs to what went on then; null: it
         *     took none
         */
        record Member(
                Set<String> keys,
                boolean ends,
                boolean reopens,
                @Nullable Instant began) implements Reading {

            public Member(Set<String> keys, boolean ends) {
                this(keys, ends, false, null);
            }

            public Member(Set<String> keys, boolean ends, boolean reopens) {
                this(keys, ends, reopens, null);
            }

            public Member(Set<String> keys, boolean ends, @Nullable Instant began) {
                this(keys, ends, false, began);
            }
        }

        /** To every group that is open: the exchange was started again, and whatever went on had ended before. */
        record Restart(Instant at) implements Reading {}

        /**
         * To none. It is kept in a bucket of that name, a key of the message bundles below {@code source.bucket}; one whose
         * name begins with "ignored" only counts.
         */
        record Apart(String bucket) implements Reading {}
    }

    /** Why a group is put together. */
    enum Finish {
        /** Its last event came. */
        ENDED,
        /** The exchange was started again meanwhile. */
        RESTARTED,
        /** Nothing came for so long that nothing is expected any more. */
        TIMED_OUT,
        /** It goes on; what is certain already may be told, and is told again with the rest. */
        PREVIEW
    }

    /**
     * What became of a group's events: each is in the records, or in a bucket.
     *
     * @param records of any kind, each with an external id that the same events always give
     * @param missing what the feeds of this source cannot tell of this group, keys below {@code source.missing}
     * @param differences what the feeds of this source do not agree on
     */
    record Assembly(
            List<IncomingRecord> records, List<LeftOver> leftOver, Set<String> missing, List<Difference> differences) {

        public Assembly(List<IncomingRecord> records, List<LeftOver> leftOver, Set<String> missing) {
            this(records, leftOver, missing, List.of());
        }
    }

    /**
     * What of a group is over.
     *
     * @param events that records rest on and that nothing more will follow from
     * @param records what they say, that which goes on as it stands
     * @param state what stands for them from then on, whichever of them those were; when it began
     */
    record Settled(List<RawEvent> events, List<IncomingRecord> records, RawEvent state) {}

    /** An event that no record rests on, and the bucket it goes to. */
    record LeftOver(RawEvent event, String bucket) {}
}
