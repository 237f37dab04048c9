package io.rastro.ingestion;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there was to say about the rows of imports. */
@Service
@Transactional
public class ImportRemarks {

    /** A row that was not kept, as it came. */
    public record Rejection(
            long line,
            @Nullable String externalId,
            String code,
            List<String> arguments,
            @Nullable String raw) {

        public Notice reason() {
            return new Notice(code, arguments);
        }
    }

    /** An oddity of one row. */
    public record LineWarning(long line, Notice notice) {}

    private record PlacedNotice(long line, Notice notice) {}

    private final ImportRejectionRepository rejections;
    private final ImportWarningRepository warnings;
    private final LineWarningRepository lineWarnings;
    private final CopyInsert insert;

    ImportRemarks(
            ImportRejectionRepository rejections,
            ImportWarningRepository warnings,
            LineWarningRepository lineWarnings,
            CopyInsert insert) {
        this.rejections = rejections;
        this.warnings = warnings;
        this.lineWarnings = lineWarnings;
        this.insert = insert;
    }

    void clear(int run) {
        rejections.clear(run);
        warnings.clear(run);
        lineWarnings.clear(run);
    }

    void add(int run, List<RowResult> results) {
        addRejections(run, results);
        addWarnings(run, results);
        addLineWarnings(run, results);
    }

    private void addRejections(int run, List<RowResult> results) {
        CopyRows<RowResult> rows = new CopyRows<RowResult>("import_rejection")
                .column("run_id", result -> run)
                .column("line", result -> result.row().line())
                .column("external_id", result -> storable(result.row().externalId()))
                .column("code", result -> reason(result).key())
                .column("arguments", result -> storable(reason(result).arguments()))
                .column("raw", result -> storable(result.row().raw()));
        results.stream().filter(result -> result.reason() != null).forEach(rows::add);
        insert.copyAll(rows);
    }

    private static Notice reason(RowResult rejected) {
        return Objects.requireNonNull(rejected.reason());
    }

    private void addWarnings(int run, List<RowResult> results) {
        Map<ImportWarning.Key, ImportWarning> known =
                warnings.of(run).stream().collect(Collectors.toMap(ImportWarning::key, Function.identity()));
        for (RowResult result : results) {
            for (Notice notice : result.warnings()) {
                Notice stored = new Notice(notice.key(), List.of(storable(notice.arguments())));
                known.computeIfAbsent(
                                ImportWarning.Key.of(run, stored),
                                key -> warnings.save(
                                        new ImportWarning(key, result.row().line(), stored)))
                        .count();
            }
        }
    }

    private void addLineWarnings(int run, List<RowResult> results) {
        CopyRows<PlacedNotice> rows = new CopyRows<PlacedNotice>("import_line_warning")
                .column("run_id", warning -> run)
                .column("line", PlacedNotice::line)
                .column("code", warning -> warning.notice().key())
                .column("arguments", warning -> storable(warning.notice().arguments()));
        for (RowResult result : results) {
            for (Notice notice : result.warnings()) {
                rows.add(new PlacedNotice(result.row().line(), notice));
            }
        }
        insert.copyAll(rows);
    }

    static String[] storable(List<String> texts) {
        return texts.stream().map(ImportRemarks::storable).toArray(String[]::new);
    }

    /** The database cannot hold NUL. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    public List<ImportWarning> warnings(int run) {
        return warnings.of(run);
    }

    /** Whether those of every line were kept; those of older imports were only counted. */
    public boolean hasLineWarnings(int run) {
        return lineWarnings.any(run);
    }

    /** What was said about a line, one after the other, in the order of the file. */
    public void eachLineWarning(int run, Consumer<LineWarning> consumer) {
        lineWarnings.each(run, consumer);
    }

    /** The first ones, in the order of the file. */
    public List<Rejection> rejections(int run, int limit) {
        return rejections.first(run, Limit.of(limit));
    }

    /** All of them, one after the other. */
    public void eachRejection(int run, Consumer<Rejection> consumer) {
        try (Stream<Rejection> all = rejections.all(run)) {
            all.forEach(consumer);
        }
    }
}
