package io.rastro.ingestion;

import io.rastro.interaction.Direction;
import io.rastro.interaction.InteractionColumn;
import io.rastro.interaction.Medium;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a CSV probably is, from its first records: a proposal for the mapping page, which somebody confirms. */
public final class CsvGuess {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** The columns of Asterisk's Master.csv, which has no header. */
    private static final List<@Nullable CsvTarget> ASTERISK = Arrays.asList(
            CsvTarget.INTERNAL_COMMENTS,
            CsvTarget.FROM,
            CsvTarget.TO,
            CsvTarget.SERVICE,
            CsvTarget.CALLER_ID,
            CsvTarget.EXTERNAL_CHANNEL,
            CsvTarget.INTERNAL_CHANNEL,
            null,
            null,
            CsvTarget.RECEIVED_AT,
            CsvTarget.ANSWERED_AT,
            CsvTarget.FINISHED_AT,
            CsvTarget.TOTAL_TIME,
            CsvTarget.HANDLING_TIME,
            CsvTarget.STATUS,
            null,
            CsvTarget.CONVERSATION_ID,
            CsvTarget.INTERNAL_COMMENTS);

    private static final int DISPOSITION = 14;
    private static final Set<String> DISPOSITIONS = Set.of("ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION");

    private CsvGuess() {}

    /** The delimiter that the first line has most of, outside quotation marks. */
    public static char delimiter(String line) {
        String bare = line.replaceAll("\"[^\"]*\"", "");
        return DELIMITERS.stream()
                .max(Comparator.comparingLong(candidate ->
                        bare.chars().filter(unit -> unit == candidate).count()))
                .orElse(',');
    }

    /**
     * Proposes a mapping.
     *
     * @param kind of the records in it
     * @param zone the portal's own, in which its exports are written
     */
    public static CsvMapping mapping(RecordKind kind, char delimiter, List<List<String>> records, String zone) {
        List<String> first = records.isEmpty() ? List.of() : records.get(0);
        if (kind == RecordKind.INTERACTION && isAsterisk(first)) {
            return asterisk(delimiter, first, zone);
        }
        List<@Nullable CsvTarget> columns = new ArrayList<>();
        for (String header : first) {
            CsvTarget target = CsvTarget.suggestedBy(kind, header).orElse(null);
            boolean taken = columns.contains(target) && (target == null || !target.repeatable());
            columns.add(taken ? null : target);
        }
        boolean header = columns.stream().anyMatch(column -> column != null);
        return new CsvMapping(
                kind,
                delimiter,
                header,
                first,
                columns,
                header ? medium(first) : null,
                null,
                null,
                null,
                zone,
                false,
                "",
                Map.of());
    }

    /**
     * The mapping of Asterisk's Master.csv.
     *
     * @param first the cells of the first record
     */
    public static CsvMapping asterisk(char delimiter, List<String> first, String zone) {
        return new CsvMapping(
                RecordKind.INTERACTION,
                delimiter,
                false,
                first,
                ASTERISK,
                Medium.VOICE,
                Direction.INBOUND,
                null,
                null,
                zone,
                false,
                "NOT_AVAILABLE",
                Map.of());
    }

    private static boolean isAsterisk(List<String> record) {
        return record.size() == ASTERISK.size() && DISPOSITIONS.contains(record.get(DISPOSITION));
    }

    /** The medium whose export has these very headers, if it is the only one; the file itself does not tell. */
    private static @Nullable Medium medium(List<String> headers) {
        List<Medium> possible = Stream.of(Medium.values())
                .filter(medium -> InteractionColumn.of(medium).stream()
                        .map(InteractionColumn::header)
                        .collect(Collectors.toList())
                        .equals(headers))
                .toList();
        return possible.size() == 1 ? possible.get(0) : null;
    }
}
