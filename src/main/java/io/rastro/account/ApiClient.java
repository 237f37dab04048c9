package io.rastro.account;

/**
 * The program behind a bearer token: {@code @AuthenticationPrincipal ApiClient}.
 *
 * @param name what an administrator called the token
 * @param source the source every interaction it sends belongs to
 */
public record ApiClient(String name, String source) {}
