package io.rastro.source.asterisk;

import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One segment of a call while it is put together: a stay in a queue, or with a colleague whom it was transferred to. */
final class Segment {

    enum Side {
        CLIENT,
        AGENT
    }

    /** Null: transferred to a colleague directly, or called by one. */
    final @Nullable String queue;

    final Instant entered;
    final List<Event> events = new ArrayList<>();
    /** At whom it rang in vain. */
    final List<String> rang = new ArrayList<>();

    @Nullable
    Instant answered;

    @Nullable
    Instant ended;
    /** As the source tells it: a member's name, an interface or a channel. */
    @Nullable
    String agent;

    @Nullable
    String agentChannel;

    @Nullable
    Status status;

    @Nullable
    Side hungUpBy;
    /** Of a transfer: the extension dialled; null: not told. */
    @Nullable
    String target;

    /** Ended by nothing but the beginning of the next. */
    boolean superseded;

    Segment(@Nullable String queue, Instant entered) {
        this.queue = queue;
        this.entered = entered;
    }

    boolean open() {
        return ended == null;
    }

    void answer(@Nullable String by, Instant at) {
        agent = by;
        answered = at;
    }

    void end(Status how, Instant at, @Nullable Side by) {
        status = how;
        ended = at;
        hungUpBy = by;
        superseded = false;
    }

    /** It ended in a way that was not written: whoever was answered had been served, who waited gave up. */
    void endUntold(Instant at) {
        end(answered == null ? Status.ABANDONED : Status.SERVICE_COMPLETED, at, null);
    }

    void note(EventType type, Instant at, @Nullable String member, @Nullable String service, @Nullable String note) {
        events.add(new Event(at, type, member, service, null, null, null, note));
    }
}
