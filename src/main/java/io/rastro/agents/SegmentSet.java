package io.rastro.agents;

import io.rastro.interaction.ElapsedTime;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.Status;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a number of the report counts: the list behind it has a row for each. */
public enum SegmentSet {
    /** Segments an agent answered. */
    ANSWERED(SegmentSet::answered),
    /** Their conversations: each by its first segment. */
    CONVERSATIONS(SegmentSet::answered),
    INBOUND(row -> answered(row) + " and " + call(row, "INBOUND")),
    OUTBOUND(row -> answered(row) + " and " + call(row, "OUTBOUND")),
    TRANSFERRED(row -> outcome(row, "status = 'SERVICE_TRANSFERRED'")),
    /** Answered segments that no agent is told of. */
    NO_AGENT(row -> answered(row) + " and " + row + ".agent_id is null"),
    HANDLING_CLAMPED(
            row -> answered(row) + " and " + ElapsedTime.clampedSql(row + ".answered_at", row + ".finished_at")),
    ANSWER_UNSTAMPED(row -> answered(row) + " and " + row + ".answered_at is null"),
    ANSWER_CONTRADICTED(row -> "not " + answered(row) + " and " + row + ".answered_at is not null");

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final UnaryOperator<String> condition;

    SegmentSet(UnaryOperator<String> condition) {
        this.condition = condition;
    }

    /** What holds for an interaction of this alias that it counts; the repetitions of conversations aside. */
    String condition(String row) {
        return condition.apply(row);
    }

    /** Whether what it counts is an agent's. */
    boolean ofAgents() {
        return this != NO_AGENT;
    }

    private static String answered(String row) {
        return outcome(row, Status.answeredSql("status"));
    }

    private static String outcome(String row, String condition) {
        return row + ".outcome_id in (select id from outcome where " + condition + ")";
    }

    private static String call(String row, String direction) {
        String media = Arrays.stream(Medium.values())
                .filter(medium -> medium.has(Trait.CALL))
                .map(medium -> "'" + medium.name() + "'")
                .collect(Collectors.joining(", "));
        return row + ".medium in (" + media + ") and " + row + ".direction = '" + direction + "'";
    }
}
