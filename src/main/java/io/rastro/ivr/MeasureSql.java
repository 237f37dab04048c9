package io.rastro.ivr;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The measures of calls as columns of SQL: made from facts, kept in rollups, read back in the order of the enums. */
final class MeasureSql {

    private MeasureSql() {}

    /** The columns of a rollup. */
    static String names() {
        return String.join(", ", all());
    }

    private static List<String> all() {
        return Stream.concat(Stream.of(CallSet.values()), Stream.of(DurationMeasure.values()))
                .map(MeasureSql::name)
                .toList();
    }

    private static String name(Enum<?> measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    /** Made from facts. */
    static String ofFacts() {
        List<String> columns = new ArrayList<>();
        for (CallSet set : CallSet.values()) {
            columns.add("count(*) filter (where " + set.condition() + ")");
        }
        for (DurationMeasure sum : DurationMeasure.values()) {
            columns.add(sum.aggregate() + "(" + sum.span() + ") filter (where " + sum.condition() + ")");
        }
        return String.join(", ", columns);
    }

    /** Made from rows of a rollup. */
    static String ofRollup() {
        List<String> columns = new ArrayList<>();
        for (CallSet set : CallSet.values()) {
            columns.add("sum(" + name(set) + ")");
        }
        for (DurationMeasure sum : DurationMeasure.values()) {
            columns.add(sum.aggregate() + "(" + name(sum) + ")");
        }
        return String.join(", ", columns);
    }

    /** Reads the measures that begin at a column. */
    static Measures read(ResultSet row, int first) throws SQLException {
        Measures measures = new Measures();
        int column = first;
        for (CallSet set : CallSet.values()) {
            measures.put(set, row.getLong(column++));
        }
        for (DurationMeasure sum : DurationMeasure.values()) {
            long seconds = row.getLong(column++);
            measures.put(sum, row.wasNull() ? null : seconds);
        }
        return measures;
    }
}
