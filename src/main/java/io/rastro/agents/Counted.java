package io.rastro.agents;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a number of the report counts: the list behind it has a line for each. */
public enum Counted {
    /** Segments an agent answered. */
    ANSWERED("true"),
    /** Their conversations: each by its first segment. */
    CONVERSATIONS("true"),
    INBOUND(calls("INBOUND")),
    OUTBOUND(calls("OUTBOUND")),
    TRANSFERRED("i.outcome_id = any(array(select id from outcome where status = 'SERVICE_TRANSFERRED'))");

    private final String condition;

    Counted(String condition) {
        this.condition = condition;
    }

    /** What holds for an answered interaction i that it counts; the repetitions of conversations aside. */
    String condition() {
        return condition;
    }

    private static String calls(String direction) {
        String media = Arrays.stream(Medium.values())
                .filter(medium -> medium.has(Trait.CALL))
                .map(medium -> "'" + medium.name() + "'")
                .collect(Collectors.joining(", "));
        return "i.medium in (" + media + ") and i.direction = '" + direction + "'";
    }
}
