package io.rastro.source;

import java.io.IOException;

/** A source answers, but not to the token it was shown. */
public final class CredentialsRefused extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param told who refused, and how; nothing that is secret */
    public CredentialsRefused(String told) {
        super(told);
    }
}
