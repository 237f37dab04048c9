package io.rastro.source;

import io.rastro.ingestion.IncomingAgentStatus;
import java.util.List;
import java.util.Set;

/** What a follower's events say but for agents' statuses: no id tells that two sources tell the same one, so that the leader's hold. */
final class FollowingAssembler implements Assembler {

    private static final String STATUS = "ignoredFollowersStatus";

    private final Assembler assembler;

    FollowingAssembler(Assembler assembler) {
        this.assembler = assembler;
    }

    @Override
    public Reading read(RawEvent event) {
        Reading reading = assembler.read(event);
        return reading instanceof Reading.Member member
                        && member.keys().stream().anyMatch(key -> key.startsWith(Reading.OF_AGENT))
                ? new Reading.Apart(STATUS)
                : reading;
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        Assembly assembly = assembler.assemble(events, finish);
        boolean ofAgent = !assembly.records().isEmpty()
                && assembly.records().stream().allMatch(IncomingAgentStatus.class::isInstance);
        return ofAgent
                ? new Assembly(
                        List.of(),
                        events.stream()
                                .map(event -> new LeftOver(event, STATUS))
                                .toList(),
                        Set.of())
                : assembly;
    }
}
