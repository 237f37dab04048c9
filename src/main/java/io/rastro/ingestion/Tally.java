package io.rastro.ingestion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what became of many rows, and keeps the first remarks on them. */
public final class Tally {

    /** What an answer can list and still be read. */
    static final int LISTED = 1000;

    /** Something about one row. */
    public record RowRemark(long line, @Nullable String externalId, Notice notice) {}

    private final Map<RowResult.RowOutcome, Long> outcomes = new EnumMap<>(RowResult.RowOutcome.class);
    private final List<RowRemark> rejections = new ArrayList<>();
    private final List<RowRemark> warnings = new ArrayList<>();
    private long warningCount;
    private long lastLine;

    public void add(List<RowResult> results) {
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

    private static RowRemark remark(RowResult result, Notice notice) {
        return new RowRemark(result.row().line(), result.row().externalId(), notice);
    }

    public long count(RowResult.RowOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    public long received() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    public long warningCount() {
        return warningCount;
    }

    /** The line of the last row counted; 0: none yet. */
    public long lastLine() {
        return lastLine;
    }

    public List<RowRemark> rejections() {
        return rejections;
    }

    public List<RowRemark> warnings() {
        return warnings;
    }
}
