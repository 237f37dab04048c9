package io.rastro.account;

/** A program uses a token that an administrator has revoked. */
final class RevokedTokenException extends Exception {

    private static final long serialVersionUID = 1L;
}
