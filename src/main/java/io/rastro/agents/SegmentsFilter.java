package io.rastro.agents;

/** Which segments are listed: what a number of a report counts. */
public record SegmentsFilter(AgentsFilter report, SegmentSet set) {}
