package io.rastro.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the data needed before it could be added up, or what was left out of it.
 *
 * @param counts only of what occurred
 */
public record Repairs(Map<Repair, Long> counts) {

    public static final Repairs NONE = new Repairs(Map.of());

    public Repairs {
        Map<Repair, Long> occurred = new EnumMap<>(Repair.class);
        counts.forEach((repair, count) -> {
            if (count != 0) {
                occurred.put(repair, count);
            }
        });
        counts = Map.copyOf(occurred);
    }

    static Repairs of(Repair repair, long count) {
        return new Repairs(Map.of(repair, count));
    }

    /** From columns of the repairs' names. */
    static Repairs read(ResultSet row, Collection<Repair> columns) throws SQLException {
        Map<Repair, Long> counts = new EnumMap<>(Repair.class);
        for (Repair repair : columns) {
            counts.put(repair, row.getLong(repair.key()));
        }
        return new Repairs(counts);
    }

    public long of(Repair repair) {
        return counts.getOrDefault(repair, 0L);
    }

    public Repairs plus(Repairs other) {
        Map<Repair, Long> both = new EnumMap<>(Repair.class);
        both.putAll(counts);
        other.counts.forEach((repair, count) -> both.merge(repair, count, Long::sum));
        return new Repairs(both);
    }
}
