package io.rastro.account;

/** What an account may be called to sign in with, whoever names it: an administrator, the operator's settings or a provider. */
public final class Username {

    /** 2 to 64 letters, digits and signs of {@code ._@+-}: a regular expression for the whole name. */
    public static final String RULE = "[\\p{L}\\p{N}._@+-]{2,64}";

    private Username() {}
}
