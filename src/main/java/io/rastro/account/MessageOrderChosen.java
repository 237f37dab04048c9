package io.rastro.account;

/** A reader chose in what order to read conversations: {@code oldest} or {@code newest} messages first. */
public record MessageOrderChosen(int accountId, String code) {}
