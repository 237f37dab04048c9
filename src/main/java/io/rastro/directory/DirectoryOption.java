package io.rastro.directory;

/** One entry of a pick list. */
public record DirectoryOption(long id, String name) {}
