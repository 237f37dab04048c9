package io.rastro.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What there was to say about the rows of imports. */
@Component
public class ImportRemarks {

    /** A row that was not kept, as it came. */
    public record Rejection(
            long line,
            @Nullable String externalId,
            Notice reason,
            @Nullable String raw) {}

    /** A kind of oddity, how many rows have it, and the first of them. */
    public record Warning(Notice notice, long rows, long firstLine) {}

    /** An oddity of one row. */
    public record LineWarning(long line, Notice notice) {}

    private record WarningKey(String code, String field) {}

    private record PlacedNotice(long line, Notice notice) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ImportRemarks(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void clear(int run) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("delete from import_rejection where run_id = ?", run);
            jdbc.update("delete from import_warning where run_id = ?", run);
            jdbc.update("delete from import_line_warning where run_id = ?", run);
        });
    }

    void add(int run, List<RowResult> results) {
        transaction.executeWithoutResult(status -> {
            addRejections(run, results);
            addWarnings(run, results);
            addLineWarnings(run, results);
        });
    }

    private void addRejections(int run, List<RowResult> results) {
        List<Object[]> rows = new ArrayList<>();
        for (RowResult result : results) {
            Notice reason = result.reason();
            if (reason != null) {
                String[] arguments = storable(reason.arguments());
                rows.add(new Object[] {
                    run,
                    result.row().line(),
                    storable(result.row().externalId()),
                    reason.key(),
                    arguments,
                    storable(result.row().raw())
                });
            }
        }
        jdbc.batchUpdate(
                "insert into import_rejection (run_id, line, external_id, code, arguments, raw) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                rows);
    }

    private void addWarnings(int run, List<RowResult> results) {
        Map<WarningKey, Warning> warnings = new HashMap<>();
        for (RowResult result : results) {
            for (Notice notice : result.warnings()) {
                String field = notice.arguments().isEmpty()
                                || !isField(notice.arguments().get(0))
                        ? ""
                        : notice.arguments().get(0);
                warnings.merge(
                        new WarningKey(notice.key(), field),
                        new Warning(notice, 1, result.row().line()),
                        (first, next) -> new Warning(first.notice(), first.rows() + 1, first.firstLine()));
            }
        }
        warnings.forEach((key, warning) -> jdbc.update(
                """
                insert into import_warning (run_id, code, field, first_line, arguments, rows) values (?, ?, ?, ?, ?, ?)
                on conflict (run_id, code, field) do update set rows = import_warning.rows + excluded.rows""",
                run,
                key.code(),
                key.field(),
                warning.firstLine(),
                storable(warning.notice().arguments()),
                warning.rows()));
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
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try {
                rows.send(connection);
                return true;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    /** Names of fields tell kinds of oddities apart; values do not. */
    private static boolean isField(String argument) {
        return !argument.isEmpty() && Character.isLetter(argument.charAt(0)) && argument.length() <= 100;
    }

    static String[] storable(List<String> texts) {
        return texts.stream().map(ImportRemarks::storable).toArray(String[]::new);
    }

    /** The database cannot hold NUL. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    public List<Warning> warnings(int run) {
        return jdbc.query(
                "select code, arguments, rows, first_line from import_warning where run_id = ? order by first_line, code",
                (row, number) -> new Warning(notice(row.getString(1), row.getArray(2)), row.getLong(3), row.getLong(4)),
                run);
    }

    /** Whether those of every line were kept; those of older imports were only counted. */
    public boolean hasLineWarnings(int run) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from import_line_warning where run_id = ?)", Boolean.class, run));
    }

    /** What was said about a line, one after the other, in the order of the file. */
    public void eachLineWarning(int run, Consumer<LineWarning> consumer) {
        transaction.executeWithoutResult(status -> streaming()
                .query(
                        "select line, code, arguments from import_line_warning where run_id = ? order by line",
                        row -> {
                            consumer.accept(new LineWarning(row.getLong(1), notice(row.getString(2), row.getArray(3))));
                        },
                        run));
    }

    /** The first ones, in the order of the file. */
    public List<Rejection> rejections(int run, int limit) {
        List<Rejection> first = new ArrayList<>();
        read(run, " limit " + limit, first::add);
        return first;
    }

    /** All of them, one after the other. */
    public void eachRejection(int run, Consumer<Rejection> consumer) {
        transaction.executeWithoutResult(status -> read(run, "", consumer));
    }

    private void read(int run, String limit, Consumer<Rejection> consumer) {
        streaming()
                .query(
                        "select line, external_id, code, arguments, raw from import_rejection where run_id = ? order by line"
                                + limit,
                        row -> {
                            consumer.accept(new Rejection(
                                    row.getLong(1),
                                    row.getString(2),
                                    notice(row.getString(3), row.getArray(4)),
                                    row.getString(5)));
                        },
                        run);
    }

    private JdbcTemplate streaming() {
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(100);
        return streaming;
    }

    private static Notice notice(String code, Array arguments) throws SQLException {
        return new Notice(code, List.of((String[]) arguments.getArray()));
    }
}
