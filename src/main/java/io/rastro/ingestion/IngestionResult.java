package io.rastro.ingestion;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows: accepted + unchanged + updated + rejected = received.
 *
 * @param unchanged exact repeats of what is stored; nothing was written for them
 * @param warnings what is odd about rows that were kept
 */
public record IngestionResult(
        int received,
        int accepted,
        int unchanged,
        int updated,
        int rejected,
        List<Remark> warnings,
        List<Remark> rejections) {

    /**
     * Something about one row.
     *
     * @param line the place in the list, from 1
     * @param messageKey the sentence in the message bundles
     * @param arguments what stands in its gaps
     */
    public record Remark(long line, @Nullable String externalId, String messageKey, List<String> arguments) {}

    static IngestionResult of(List<RowResult> rows) {
        return new IngestionResult(
                rows.size(),
                count(rows, RowResult.RowOutcome.ACCEPTED),
                count(rows, RowResult.RowOutcome.UNCHANGED),
                count(rows, RowResult.RowOutcome.UPDATED),
                count(rows, RowResult.RowOutcome.REJECTED),
                rows.stream()
                        .flatMap(row -> row.warnings().stream().map(warning -> remark(row, warning)))
                        .toList(),
                rows.stream()
                        .flatMap(row -> Stream.ofNullable(row.reason()).map(reason -> remark(row, reason)))
                        .toList());
    }

    private static int count(List<RowResult> rows, RowResult.RowOutcome outcome) {
        return Math.toIntExact(
                rows.stream().filter(row -> row.outcome() == outcome).count());
    }

    private static Remark remark(RowResult row, Notice notice) {
        return new Remark(row.row().line(), row.row().externalId(), notice.messageKey(), notice.arguments());
    }
}
