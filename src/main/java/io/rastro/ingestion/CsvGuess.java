package io.rastro.ingestion;

import io.rastro.interaction.InteractionColumn;
import io.rastro.interaction.Medium;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a CSV probably is, from its first records: a proposal for the mapping page, which somebody confirms. */
public final class CsvGuess {

    /** Headers that only telephony has. */
    private static final Set<String> OF_CALLS = Set.of(
            "billsec",
            "clid",
            "lastapp",
            "dstchannel",
            "time answered",
            "reason terminated",
            "call sid",
            "talk time",
            "wait time",
            "ramal",
            "bina",
            "ani",
            "dnis",
            "chamador",
            "numero discado",
            "tempo conversacao");

    private static final String EXPORT_PLACEHOLDER = "NOT_AVAILABLE";

    /** Asterisk makes a call's id and its first stamp in the same moment. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(5);

    private CsvGuess() {}

    /**
     * Proposes a mapping.
     *
     * @param zone the portal's own, in which its exports are written
     */
    static CsvMapping mapping(RecordKind kind, CsvLayout layout, List<List<String>> records, String zone) {
        List<String> first = records.isEmpty() ? List.of() : records.get(0);
        List<@Nullable CsvTarget> asterisk = kind == RecordKind.INTERACTION ? AsteriskLayout.of(first) : null;
        if (asterisk != null) {
            return asterisk(layout, asterisk, records, zone);
        }
        List<@Nullable CsvTarget> columns = new CsvHeaderGuess(kind, records).columns();
        Set<Medium> exported = exported(first);
        Medium only = exported.size() == 1 ? exported.iterator().next() : null;
        return new CsvMapping(
                kind,
                layout,
                first,
                columns,
                only == null && kind == RecordKind.INTERACTION && isOfCalls(first, columns) ? Medium.VOICE : only,
                null,
                null,
                null,
                zone(kind, records, columns, zone),
                exported.isEmpty() ? null : Boolean.FALSE,
                "",
                Map.of());
    }

    /** The mapping of Asterisk's files of call records, for somebody who knows that the file is one. */
    public static CsvMapping asterisk(CsvLayout layout, List<List<String>> records, String zone) {
        List<String> first = records.isEmpty() ? List.of() : records.get(0);
        List<@Nullable CsvTarget> told = AsteriskLayout.of(first);
        return asterisk(layout, told == null ? AsteriskLayout.assumed(first.size()) : told, records, zone);
    }

    private static CsvMapping asterisk(
            CsvLayout layout, List<@Nullable CsvTarget> columns, List<List<String>> records, String zone) {
        return new CsvMapping(
                RecordKind.INTERACTION,
                layout.withHeaderLine(0),
                records.isEmpty() ? List.of() : records.get(0),
                columns,
                Medium.VOICE,
                null,
                null,
                null,
                zone(RecordKind.INTERACTION, records, columns, zone),
                null,
                EXPORT_PLACEHOLDER,
                Map.of());
    }

    private static boolean isOfCalls(List<String> headers, List<@Nullable CsvTarget> columns) {
        boolean oneAnother = columns.contains(KnownTarget.FROM)
                && columns.contains(KnownTarget.TO)
                && (columns.contains(KnownTarget.TOTAL_TIME) || columns.contains(KnownTarget.HANDLING_TIME));
        boolean told = columns.contains(KnownTarget.MEDIUM);
        return !told
                && (oneAnother
                        || headers.stream().map(CsvWords::foldHeader).anyMatch(OF_CALLS::contains)
                        || columns.contains(KnownTarget.LAST_APPLICATION)
                        || columns.contains(KnownTarget.INTERNAL_CHANNEL));
    }

    /** The media whose export has these very headers; the file itself does not tell which it is. */
    private static Set<Medium> exported(List<String> headers) {
        return Stream.of(Medium.values())
                .filter(medium -> InteractionColumn.of(medium).stream()
                        .map(InteractionColumn::header)
                        .collect(Collectors.toList())
                        .equals(headers))
                .collect(Collectors.toSet());
    }

    /** The portal's zone or UTC, whichever the second of 1970 in a call's unique id proves; unproven, the portal's. */
    private static String zone(
            RecordKind kind, List<List<String>> records, List<@Nullable CsvTarget> columns, String zone) {
        int start = columns.indexOf(kind == RecordKind.IVR_CALL ? KnownTarget.ENTERED_AT : KnownTarget.RECEIVED_AT);
        return Stream.of(zone, "UTC")
                .filter(candidate -> start >= 0
                        && records.stream().anyMatch(record -> isMomentOfId(record, start, ZoneId.of(candidate))))
                .findFirst()
                .orElse(zone);
    }

    private static boolean isMomentOfId(List<String> record, int start, ZoneId zone) {
        try {
            Instant stamp = start < record.size()
                    ? StampReader.ofFile(zone, null).read("", record.get(start), null, new HashSet<>())
                    : null;
            return stamp != null
                    && record.stream()
                            .filter(AsteriskLayout::isUniqueId)
                            .map(AsteriskLayout::secondOf)
                            .anyMatch(
                                    made -> Duration.between(made, stamp).abs().compareTo(SAME_MOMENT) <= 0);
        } catch (RowRejected unreadable) {
            return false;
        }
    }
}
