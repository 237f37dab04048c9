package io.rastro.account;

import io.rastro.system.LedgerEvent;

/** Somebody asked for what is not for them, or is not any more, or does not exist for them. */
public enum Refusal implements LedgerEvent {
    /** The account may not do this. */
    FORBIDDEN("forbidden"),
    /** What is named does not exist, or is out of the account's scope, which nobody is to tell apart. */
    UNKNOWN("unknown"),
    /** What let the account or the program have an answer ended before the answer did. */
    LOST_STANDING("standing-lost");

    private final String action;

    Refusal(String action) {
        this.action = action;
    }

    @Override
    public Kind kind() {
        return Kind.REFUSAL;
    }

    @Override
    public String action() {
        return action;
    }

    @Override
    public Outcome outcome() {
        return Outcome.REFUSED;
    }
}
