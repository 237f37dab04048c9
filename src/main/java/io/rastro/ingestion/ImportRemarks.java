package io.rastro.ingestion;

import java.util.List;
import java.util.Map;
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
        CopyRows rows = new CopyRows("import_rejection", "run_id, line, external_id, code, arguments, raw");
        for (RowResult result : results) {
            Notice reason = result.reason();
            if (reason != null) {
                InputRow row = result.row();
                rows.add(
                        run,
                        row.line(),
                        storable(row.externalId()),
                        reason.key(),
                        storable(reason.arguments()),
                        storable(row.raw()));
            }
        }
        insert.copyAll(rows);
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
        CopyRows rows = new CopyRows("import_line_warning", "run_id, line, code, arguments");
        for (RowResult result : results) {
            for (Notice notice : result.warnings()) {
                rows.add(run, result.row().line(), notice.key(), storable(notice.arguments()));
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
