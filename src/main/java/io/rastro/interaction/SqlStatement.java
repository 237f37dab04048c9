package io.rastro.interaction;

import java.util.Map;

/** SQL with named parameters. */
record SqlStatement(String sql, Map<String, Object> parameters) {}
