package io.rastro.ingestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The line of a table that names its columns: found by looking, or made where there is none. */
public final class CsvHeader {

    /** Heads the reasons in a file of rejected lines; no column of anybody else's, so that the file can be sent again. */
    public static final String REASON = "MOTIVO DA REJEIÇÃO";

    private static final Pattern BEGINS_WITH_DIGIT = Pattern.compile("\\s*[+-]?\\d.*", Pattern.DOTALL);

    private CsvHeader() {}

    /** Names for the columns of a table without a header, by which their meanings are known again. */
    static List<String> of(List<@Nullable CsvTarget> columns) {
        List<String> names = new ArrayList<>();
        for (CsvTarget target : columns) {
            names.add(
                    target == null
                            ? "coluna " + (names.size() + 1)
                            : target.headers().get(0));
        }
        return names;
    }

    /**
     * The line that names the columns: the one with most names that are known, else the first that is as full as the
     * others and holds words only, above one with a number or a date. Titles above it are emptier.
     *
     * @param records the first ones of the table, each as wide as it happens to be
     * @return 0: none
     */
    static int line(List<TableRecord> records) {
        TableRecord best = records.stream()
                .filter(record -> known(record) > 1 && known(record) > numbers(record))
                .max(Comparator.comparingLong(CsvHeader::known).thenComparing(record -> -record.line()))
                .orElse(null);
        if (best != null) {
            return (int) best.line();
        }
        long max = records.stream().mapToLong(CsvHeader::filled).max().orElse(0);
        List<TableRecord> full = records.stream()
                .filter(record -> filled(record) * 2 > max)
                .limit(2)
                .toList();
        if (full.isEmpty() || numbers(full.get(0)) > 0) {
            return 0;
        }
        boolean named = known(full.get(0)) > 0 || (full.size() > 1 && numbers(full.get(1)) > 0);
        return named ? (int) full.get(0).line() : 0;
    }

    private static long known(TableRecord record) {
        return record.cellsOrNone().stream().filter(CsvHeader::isKnown).count();
    }

    private static boolean isKnown(String name) {
        return CsvTargets.all().stream().anyMatch(target -> target.suggestedBy(name) > 0);
    }

    private static long filled(TableRecord record) {
        return record.cellsOrNone().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static long numbers(TableRecord record) {
        return record.cellsOrNone().stream()
                .filter(cell -> BEGINS_WITH_DIGIT.matcher(cell).matches())
                .count();
    }
}
