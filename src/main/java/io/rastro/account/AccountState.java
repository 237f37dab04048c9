package io.rastro.account;

/** Whether somebody can sign in with an account. */
public enum AccountState {
    ACTIVE("ok", "ti-circle-check"),
    /** Waits for a password to be chosen by the one-time link. */
    INVITED("warn", "ti-mail"),
    INVITATION_EXPIRED("warn", "ti-clock-off"),
    DISABLED("off", "ti-ban");

    private final String tone;
    private final String icon;

    AccountState(String tone, String icon) {
        this.tone = tone;
        this.icon = icon;
    }

    /** The class that colours its badge. */
    public String tone() {
        return tone;
    }

    public String icon() {
        return icon;
    }
}
