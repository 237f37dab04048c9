package io.rastro.interaction.history;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.Medium;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.report.InstantRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stay in one service. A segment the reader's scope does not permit tells its place in the path and its times, and
 * neither where and with whom it was nor what was said: names, protocols, addresses, tags, comments and call are absent.
 *
 * @param number the place in the conversation, from 1
 * @param transfer to whom it went; null when it went no further
 * @param holds the periods on hold while being answered, in order, none overlapping
 * @param comments internal comments that are not among the messages
 * @param call null for other media than calls
 */
public record Segment(
        int number,
        long interactionId,
        boolean permitted,
        Medium medium,
        @Nullable String service,
        @Nullable String agent,
        Status status,
        @Nullable Expiration expiration,
        @Nullable StartedBy startedBy,
        SegmentTimes times,
        @Nullable Transfer transfer,
        List<InstantRange> holds,
        List<String> tags,
        @Nullable String protocol,
        @Nullable String externalProtocol,
        @Nullable Direction direction,
        @Nullable String fromAddress,
        @Nullable String toAddress,
        @Nullable String comments,
        @Nullable CallDetails call) {

    /** How a segment was handed on: by whom, and to which service or agent, as far as the source tells. */
    public record Transfer(
            Instant at,
            @Nullable String by,
            @Nullable String toService,
            @Nullable String toAgent,
            @Nullable String reason) {}
}
