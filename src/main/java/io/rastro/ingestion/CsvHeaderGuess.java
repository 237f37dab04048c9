package io.rastro.ingestion;

import io.rastro.ingestion.CsvTarget.CellType;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.StartedBy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a headed CSV probably mean: headers suggest it, the first values confirm or exclude it, and of all
 * ways to give each column one meaning and each meaning one column the best as a whole is taken.
 */
final class CsvHeaderGuess {

    private static final long MINUTE = 60;

    private final List<List<String>> records;
    private final List<CsvTarget> targets;
    private final List<String> headers;
    private final List<List<String>> samples = new ArrayList<>();

    /**
     * A guess at one file.
     *
     * @param kind what its rows are
     * @param records the first ones, the header among them
     */
    CsvHeaderGuess(RecordKind kind, List<List<String>> records) {
        this.records = records;
        this.targets = CsvTargets.of(kind);
        this.headers = records.isEmpty() ? List.of() : records.get(0);
        for (int column = 0; column < headers.size(); column++) {
            samples.add(values(records, column));
        }
    }

    private static List<String> values(List<List<String>> records, int column) {
        return records.stream()
                .skip(1)
                .filter(record -> column < record.size())
                .map(record -> record.get(column).strip())
                .filter(cell -> !cell.isEmpty() && !CsvWords.isNothing(cell))
                .toList();
    }

    List<@Nullable CsvTarget> columns() {
        int[][] scores = new int[headers.size()][];
        for (int column = 0; column < headers.size(); column++) {
            String header = headers.get(column);
            List<String> values = samples.get(column);
            CellType told = stampKind(values);
            scores[column] = targets.stream()
                    .mapToInt(target -> score(target, header, values, told))
                    .toArray();
        }
        int[] assigned = BestAssignment.of(scores);
        List<@Nullable CsvTarget> columns = new ArrayList<>();
        for (int column = 0; column < assigned.length; column++) {
            int target = assigned[column];
            columns.add(target < 0 ? repeated(scores[column]) : targets.get(target));
        }
        return withRoleOfLength(columns);
    }

    /** What a column means together with others, if there is no meaning of its own for it. */
    private @Nullable CsvTarget repeated(int[] scores) {
        return IntStream.range(0, scores.length)
                .filter(target ->
                        scores[target] > 0 && targets.get(target).kind().isRepeatable())
                .boxed()
                .max(Comparator.comparing(target -> scores[target]))
                .map(targets::get)
                .orElse(null);
    }

    private int score(CsvTarget target, String header, List<String> values, @Nullable CellType told) {
        if (target.kind().isOfStamp()) {
            boolean noStamp = told == null && !values.isEmpty() && !target.isNamedBy(header);
            return noStamp ? 0 : stampScore(target, header, told);
        }
        int suggested = target.suggestedBy(header);
        return suggested == 0 || excludes(target, values) ? 0 : suggested;
    }

    /** "Início" beside a date is a time of day: the values say which part of the stamp a column holds. */
    private int stampScore(CsvTarget target, String header, @Nullable CellType told) {
        if (told == null) {
            return target.suggestedBy(header);
        }
        int best = 0;
        for (CsvTarget part : targets) {
            best = part.isPartOf(target) ? Math.max(best, part.suggestedBy(header)) : best;
        }
        return target.kind() == told ? best : 0;
    }

    /** What the values hold of a stamp; null: none of them holds one. */
    private static @Nullable CellType stampKind(List<String> values) {
        boolean date = false;
        boolean time = false;
        for (String value : values) {
            StampParts parts = parts(StampWords.fold(value));
            date |= parts != null && parts.date() != null;
            time |= parts != null && parts.time() != null;
        }
        return date && time ? CellType.STAMP : date ? CellType.DATE : time ? CellType.TIME : null;
    }

    /** Null: it is no stamp, whichever of day and month comes first. */
    private static @Nullable StampParts parts(String folded) {
        StampParts dayFirst = parts(folded, false);
        return dayFirst == null ? parts(folded, true) : dayFirst;
    }

    private static @Nullable StampParts parts(String folded, boolean monthFirst) {
        try {
            return StampText.parse(folded, monthFirst);
        } catch (DateTimeException notThisWay) {
            return null;
        }
    }

    private static boolean excludes(CsvTarget target, List<String> values) {
        return switch (target.kind()) {
            case MEDIUM -> none(values, value -> CsvWords.medium(value).isPresent());
            case DIRECTION -> none(values, value -> CsvWords.direction(value).isPresent());
            case PORTFOLIO -> none(values, value -> CsvWords.yesOrNo(value).isPresent());
            case EXPIRATION ->
                none(values, value -> CsvWords.constant(Expiration.class, value).isPresent());
            case STARTED_BY ->
                none(values, value -> CsvWords.constant(StartedBy.class, value).isPresent());
            case LAST_REPLY ->
                none(values, value -> CsvWords.constant(LastReply.class, value).isPresent());
            case CHECK, DURATION -> none(values, value -> DurationText.seconds(value) != null);
            case TEXT -> excludesText(target, values);
            default -> false;
        };
    }

    /** An id that comes twice is none of a row; a platform is not called by a number. */
    private static boolean excludesText(CsvTarget target, List<String> values) {
        boolean repeatedId = target == KnownTarget.EXTERNAL_ID && new HashSet<>(values).size() < values.size();
        return repeatedId || (target == KnownTarget.ORIGIN && values.stream().anyMatch(AsteriskRow::isNumber));
    }

    private static boolean none(List<String> values, Predicate<String> readable) {
        return !values.isEmpty() && values.stream().noneMatch(readable);
    }

    /** "Duration" is the whole in one product and the conversation in another: the stamps beside it tell. */
    private List<@Nullable CsvTarget> withRoleOfLength(List<@Nullable CsvTarget> columns) {
        int total = columns.indexOf(KnownTarget.TOTAL_TIME);
        int handling = columns.indexOf(KnownTarget.HANDLING_TIME);
        int length = Math.max(total, handling);
        boolean bothOrNone = total >= 0 == handling >= 0;
        if (bothOrNone || !CsvWords.foldHeader(headers.get(length)).startsWith("dura")) {
            return columns;
        }
        boolean ended = columns.contains(KnownTarget.FINISHED_AT) || columns.contains(KnownTarget.FINISHED_TIME);
        boolean answered = columns.contains(KnownTarget.ANSWERED_AT) || columns.contains(KnownTarget.ANSWERED_TIME);
        long votes = records.stream()
                .skip(1)
                .mapToLong(record -> vote(record, columns, length))
                .sum();
        if (votes != 0) {
            columns.set(length, votes > 0 ? KnownTarget.HANDLING_TIME : KnownTarget.TOTAL_TIME);
        } else if (!ended && !answered && !columns.contains(KnownTarget.WAIT_TIME)) {
            columns.set(length, KnownTarget.TOTAL_TIME);
        }
        return columns;
    }

    /**
     * Whether a record's length is rather the time since the answer (1) or since the arrival (-1). Where no answer is told,
     * one that is shorter than the whole is the conversation.
     */
    private static int vote(List<String> record, List<@Nullable CsvTarget> columns, int length) {
        Instant start = stamp(record, columns.indexOf(KnownTarget.RECEIVED_AT));
        Instant answer = stamp(record, columns.indexOf(KnownTarget.ANSWERED_AT));
        Instant end = stamp(record, columns.indexOf(KnownTarget.FINISHED_AT));
        Long seconds = length < record.size() ? DurationText.seconds(record.get(length)) : null;
        if (start == null || end == null || seconds == null) {
            return 0;
        }
        long sinceStart = Math.abs(seconds - Duration.between(start, end).toSeconds());
        if (answer == null) {
            return sinceStart < MINUTE ? -1 : 1;
        }
        return Long.compare(
                sinceStart, Math.abs(seconds - Duration.between(answer, end).toSeconds()));
    }

    private static @Nullable Instant stamp(List<String> record, int column) {
        if (column < 0 || column >= record.size() || record.get(column).isBlank()) {
            return null;
        }
        try {
            return StampReader.ofFile(ZoneOffset.UTC, false).read("", record.get(column), null, new HashSet<>());
        } catch (RowRejected unreadable) {
            return null;
        }
    }
}
