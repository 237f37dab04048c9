package io.rastro.interaction;

import java.util.Map;

/** SQL with named parameters. */
record Statement(String sql, Map<String, Object> parameters) {

    /** The lines whose keys this statement finds, in order. */
    Statement lines(String ordered) {
        return new Statement(
                "with hit as materialized (" + sql + ") select " + RowMapper.COLUMNS
                        + " from hit join interaction i on i.id = hit.id and i.received_at = hit.received_at"
                        + RowMapper.JOINS + ordered,
                parameters);
    }

    /** How many keys this statement finds. */
    Statement counted() {
        return new Statement("select count(*) from (" + sql + ") hit", parameters);
    }
}
