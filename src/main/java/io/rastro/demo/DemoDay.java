package io.rastro.demo;

import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import java.util.List;

/**
 * All that is told of one working day.
 *
 * @param interactions the segments of a conversation one after the other
 */
record DemoDay(
        List<IncomingInteraction> interactions, List<IncomingIvrCall> ivrCalls, List<IncomingAgentStatus> statuses) {

    boolean isEmpty() {
        return interactions.isEmpty() && ivrCalls.isEmpty() && statuses.isEmpty();
    }
}
