package io.rastro.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each data issue occurred: data repaired before it was added up, or left out.
 *
 * @param counts only of what occurred
 */
public record DataIssueCounts(Map<DataIssue, Long> counts) {

    public static final DataIssueCounts NONE = new DataIssueCounts(Map.of());

    public DataIssueCounts {
        Map<DataIssue, Long> occurred = new EnumMap<>(DataIssue.class);
        counts.forEach((issue, count) -> {
            if (count != 0) {
                occurred.put(issue, count);
            }
        });
        counts = Map.copyOf(occurred);
    }

    static DataIssueCounts of(DataIssue issue, long count) {
        return new DataIssueCounts(Map.of(issue, count));
    }

    /** From columns of the issues' names. */
    static DataIssueCounts read(ResultSet row, Collection<DataIssue> columns) throws SQLException {
        Map<DataIssue, Long> counts = new EnumMap<>(DataIssue.class);
        for (DataIssue issue : columns) {
            counts.put(issue, row.getLong(issue.key()));
        }
        return new DataIssueCounts(counts);
    }

    public long of(DataIssue issue) {
        return counts.getOrDefault(issue, 0L);
    }

    public DataIssueCounts plus(DataIssueCounts other) {
        Map<DataIssue, Long> both = new EnumMap<>(DataIssue.class);
        both.putAll(counts);
        other.counts.forEach((issue, count) -> both.merge(issue, count, Long::sum));
        return new DataIssueCounts(both);
    }
}
