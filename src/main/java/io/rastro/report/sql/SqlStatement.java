package io.rastro.report.sql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL with named parameters. */
public record SqlStatement(String sql, Map<String, ? extends @Nullable Object> parameters) {}
