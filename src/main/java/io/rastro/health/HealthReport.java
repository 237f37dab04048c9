package io.rastro.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where data comes from and what of it is missing, as of a moment.
 *
 * @param hour the beginning of the last full hour, which is compared with the same one of past weeks
 * @param rows connected sources first, then what came by files and programs
 */
public record HealthReport(Instant at, Instant hour, List<Row> rows) {

    /** How many records of an origin lack something, and when the first of them began. */
    public record Missing(long count, Instant since) {}

    /**
     * What is known of one origin.
     *
     * @param source null: it is not connected, but was sent by the API or uploaded
     * @param lastInteractionAt of the last two days; null: there was none
     * @param arrivedAt when a file or a program of an origin that is not connected was last heard of; null: never
     * @param interactions in the last full hour
     * @param pastInteractions in the same hour of past weeks, the latest week first
     * @param transfers of the last seven days that nobody is known to have taken; null: none
     * @param recordings announced in the last seven days and not seen in the store; null: none
     * @param future interactions later than now; null: none
     * @param differences between the feeds of a source, of the last ones; null: none
     * @param buckets events in no record, by the name of their bucket
     */
    public record Row(
            String name,
            @Nullable SourceHealth source,
            @Nullable Instant lastInteractionAt,
            @Nullable Instant arrivedAt,
            long interactions,
            List<Long> pastInteractions,
            @Nullable Missing transfers,
            @Nullable Missing recordings,
            @Nullable Missing future,
            @Nullable Missing differences,
            Map<String, Long> buckets) {}
}
