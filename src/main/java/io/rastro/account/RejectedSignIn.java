package io.rastro.account;

import java.io.Serializable;

/** What the sign-in page shows after a refusal: the name typed, and the message that says why. */
record RejectedSignIn(String username, String message) implements Serializable {

    static final String ATTRIBUTE = RejectedSignIn.class.getName();
}
