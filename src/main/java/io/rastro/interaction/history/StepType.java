package io.rastro.interaction.history;

/** What happened between messages, in the order in which things of one instant follow each other. */
public enum StepType {
    /** A call reached the platform. */
    CALLED,
    ENTERED_QUEUE,
    /** What was said in this segment is not the reader's to see. */
    WITHHELD,
    DELIVERED,
    /** The first "Alô" of a call. */
    FIRST_WORDS,
    HOLD_IN,
    HOLD_OUT,
    CLIENT_HUNG_UP,
    AGENT_HUNG_UP,
    TRANSFERRED,
    WRAPPED_UP,
    /** It ended without being wrapped up. */
    ENDED;

    /** Among things of one instant: 0 before the messages, 2 and more after them. */
    int rank() {
        return switch (this) {
            case CALLED, ENTERED_QUEUE, WITHHELD, DELIVERED, FIRST_WORDS -> 0;
            case HOLD_IN, HOLD_OUT -> 2;
            case CLIENT_HUNG_UP, AGENT_HUNG_UP -> 3;
            case TRANSFERRED, WRAPPED_UP, ENDED -> 5;
        };
    }
}
