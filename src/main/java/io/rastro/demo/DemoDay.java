package io.rastro.demo;

import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import java.util.List;

/**
 * All that is told of one working day.
 *
 * @param conversations each with its segments in order
 */
record DemoDay(
        List<List<IncomingInteraction>> conversations,
        List<IncomingIvrCall> ivrCalls,
        List<IncomingAgentStatus> statuses) {}
