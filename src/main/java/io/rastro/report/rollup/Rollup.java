package io.rastro.report.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures kept by day and by what they are told apart by. Its table has the columns of the dimensions, the first instant
 * of what each row stands for (starts_at), and measure_1, measure_2 ...: bigint, in the order declared here. Another measure
 * needs no migration: it makes another version, and the days are added up anew.
 *
 * @param monthly whether the sums of whole months are kept, too: in a table of the same columns, named table_month
 */
public record Rollup(String table, boolean monthly, List<Dimension> dimensions, List<Measure> measures) {

    /** The column of each table: the first instant of the local day or month, or of the hour where hours are told apart. */
    public static final String STARTS_AT = "starts_at";

    /** How many columns for measures each table has. */
    private static final int MOST_MEASURES = 48;

    /** The SQL function that adds up what rows hold. */
    public static final String SUM = "bigint_sum";

    /**
     * What is told apart, and a question may ask about.
     *
     * @param column of the table
     * @param fact the same of a fact, in SQL
     */
    public record Dimension(String column, String fact) {}

    /**
     * A number of each row.
     *
     * @param name what it is called in a result
     * @param ofFacts SQL that makes it of many facts
     * @param aggregate the SQL function that makes it of many rows: {@link #SUM}, min or max
     */
    public record Measure(String name, String ofFacts, String aggregate) {

        /** The sum of what each fact has. */
        public static Measure sum(String name) {
            return new Measure(name, "sum(" + name + ")", SUM);
        }

        /** As a column of a question to the facts themselves. */
        public String selected() {
            return ofFacts + " as " + name;
        }
    }

    public Rollup {
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        if (measures.size() > MOST_MEASURES) {
            throw new IllegalArgumentException(table + " has no columns for " + measures.size() + " measures");
        }
    }

    /** The first that tells apart all that was asked about, so let the coarser ones come first; none when none does. */
    public static Optional<Rollup> coarsest(List<Rollup> rollups, Collection<Dimension> requested) {
        return rollups.stream()
                .filter(rollup -> rollup.dimensions.containsAll(requested))
                .findFirst();
    }

    /**
     * The statement that fills rollups for the day that begins at {@code :dayStart}. The facts are found once for all.
     *
     * @param facts SQL after {@code with} whose last part is called fact
     */
    public static String filling(String facts, List<Rollup> rollups) {
        StringBuilder sql = new StringBuilder("with ").append(facts);
        int last = rollups.size() - 1;
        for (int index = 0; index < last; index++) {
            String insertion = rollups.get(index).insertion();
            sql.append(", filled%d as (%s)".formatted(index, insertion));
        }
        return sql + " " + rollups.get(last).insertion();
    }

    private String insertion() {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        if (dimensions.stream().noneMatch(dimension -> dimension.column().equals(STARTS_AT))) {
            columns.add(STARTS_AT);
            values.add("cast(:dayStart as timestamptz)");
        }
        dimensions.forEach(dimension -> {
            columns.add(dimension.column());
            values.add(dimension.fact());
        });
        return insertion(
                table, columns, values, measures.stream().map(Measure::ofFacts).toList(), "fact");
    }

    /** The statement that adds the days of a month up: those from {@code :monthStart} to before {@code :monthEnd}. */
    String addingMonth() {
        List<String> columns = new ArrayList<>(List.of(STARTS_AT));
        List<String> values = new ArrayList<>(List.of("cast(:monthStart as timestamptz)"));
        dimensions.forEach(dimension -> {
            columns.add(dimension.column());
            values.add(dimension.column());
        });
        String days = table + " where starts_at >= :monthStart and starts_at < :monthEnd";
        return insertion(monthTable(), columns, values, ofRows(), days);
    }

    private static String insertion(
            String table, List<String> columns, List<String> keys, List<String> measures, String from) {
        String places =
                IntStream.rangeClosed(1, keys.size()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String numbers = measures.stream().map("cast(%s as bigint)"::formatted).collect(Collectors.joining(", "));
        String numbered = numbered(measures.size()).collect(Collectors.joining(", "));
        return "insert into %s (%s, %s) select %s, %s from %s group by %s"
                .formatted(table, String.join(", ", columns), numbered, String.join(", ", keys), numbers, from, places);
    }

    /** The columns of so many measures. */
    private static Stream<String> numbered(int measures) {
        return IntStream.rangeClosed(1, measures).mapToObj(number -> "measure_" + number);
    }

    String monthTable() {
        return table + "_month";
    }

    /** Each measure of many rows, as a column of its name. */
    public String sums() {
        List<String> sums = ofRows();
        return IntStream.range(0, sums.size())
                .mapToObj(
                        index -> sums.get(index) + " as " + measures.get(index).name())
                .collect(Collectors.joining(", "));
    }

    private List<String> ofRows() {
        Iterator<String> columns = numbered(measures.size()).iterator();
        return measures.stream()
                .map(measure -> measure.aggregate() + "(" + columns.next() + ")")
                .toList();
    }

    /** The rows of the days, or of days and months, that a coverage says are kept: a relation, in parentheses. */
    public String rows(Coverage coverage) {
        List<String> parts = new ArrayList<>();
        if (!coverage.days().isEmpty()) {
            parts.add("select * from " + table + " where " + Coverage.condition("day", coverage.days()));
        }
        if (!coverage.months().isEmpty()) {
            parts.add("select * from " + monthTable() + " where " + Coverage.condition("month", coverage.months()));
        }
        return "(" + String.join(" union all ", parts) + ")";
    }
}
