package io.rastro.account;

/** A team as its administrators see it. */
public record TeamRow(int id, String name, ServiceScope scope) {}
