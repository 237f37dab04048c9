package io.rastro.search;

/** A team that an account is in, with which it may share. */
public record SharingTeam(int id, String name) {}
