package io.rastro.ingestion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what became of many rows, and keeps the first remarks on them. */
final class Tally {

    /** What an answer can list and still be read. */
    static final int LISTED = 1000;

    /** Something about one row. */
    record Remark(long line, @Nullable String externalId, Notice notice) {}

    private final Map<RowResult.Outcome, Long> outcomes = new EnumMap<>(RowResult.Outcome.class);
    private final List<Remark> rejections = new ArrayList<>();
    private final List<Remark> warnings = new ArrayList<>();
    private long warningCount;
    private long lastLine;

    void add(List<RowResult> results) {
        for (RowResult result : results) {
            outcomes.merge(result.outcome(), 1L, Long::sum);
            lastLine = result.row().line();
            Notice reason = result.reason();
            if (reason != null && rejections.size() < LISTED) {
                rejections.add(remark(result, reason));
            }
            warningCount += result.warnings().size();
            result.warnings().stream()
                    .limit(LISTED - warnings.size())
                    .forEach(warning -> warnings.add(remark(result, warning)));
        }
    }

    private static Remark remark(RowResult result, Notice notice) {
        return new Remark(result.row().line(), result.row().externalId(), notice);
    }

    long count(RowResult.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    long received() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    long warningCount() {
        return warningCount;
    }

    /** The line of the last row counted; 0: none yet. */
    long lastLine() {
        return lastLine;
    }

    List<Remark> rejections() {
        return rejections;
    }

    List<Remark> warnings() {
        return warnings;
    }
}
