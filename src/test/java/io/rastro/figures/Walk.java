package io.rastro.figures;

import java.util.SortedSet;

/** Names of files: those with code that a call reaches, and of them those from whose code JDBC is reached. */
record Walk(SortedSet<String> files, SortedSet<String> filesToSql) {}
