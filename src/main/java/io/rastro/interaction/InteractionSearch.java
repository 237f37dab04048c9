package io.rastro.interaction;

import io.rastro.directory.DirectoryNames;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The hand-shaped queries of the tracking report; what they ask is made by {@link SearchSql}, {@link SliceSql} and {@link AllSql}. */
@Repository
class InteractionSearch {

    private static final int ROWS_PER_FETCH = 2_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final DirectoryRepository directory;
    private final Lookup lookup;

    InteractionSearch(DataSource dataSource, DirectoryRepository directory, Lookup lookup) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(ROWS_PER_FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
        this.directory = directory;
        this.lookup = lookup;
    }

    boolean noneYet() {
        return Boolean.TRUE.equals(
                jdbc.getJdbcOperations().queryForObject("select not exists (select from interaction)", Boolean.class));
    }

    /** The keys of the first lines after the cursor, in order; spans as in {@link TimeOfDaySpans}. */
    Hits keys(SearchSql sql, TimeOfDaySpans spans, @Nullable Cursor after, int most) {
        List<Hit> hits = new ArrayList<>();
        for (List<InstantRange> batch : spans.batches(after)) {
            hits.addAll(hits(sql.keys(batch, after, most)));
            if (hits.size() >= most) {
                return new Hits(hits.subList(0, most), false);
            }
        }
        return new Hits(hits, true);
    }

    /** How many lines match after the cursor, counted no further than the limit. */
    long countUpTo(SearchSql sql, TimeOfDaySpans spans, @Nullable Cursor after, int limit) {
        long count = 0;
        for (List<InstantRange> batch : spans.batches(after)) {
            count += number(sql.countUpTo(batch, after, limit));
            if (count >= limit) {
                return limit;
            }
        }
        return count;
    }

    /**
     * The keys of the first lines, in order, slice by slice.
     *
     * @param needed no more slices than it takes to find so many
     * @param most no more than these
     */
    Hits keys(SliceSql sql, Slices slices, @Nullable Cursor after, int needed, int most) {
        List<Hit> hits = new ArrayList<>();
        Slice slice = slices.first(after);
        do {
            List<Hit> found = hits(sql.keys(slice, most - hits.size()));
            hits.addAll(found);
            if (hits.size() >= most) {
                return new Hits(hits, false);
            }
            Cursor last = slice.walked() ? last(sql.last(slice)) : null;
            slice = slices.behind(slice, last, found.size(), needed - hits.size());
        } while (slice != null && hits.size() < needed);
        return new Hits(hits, slice == null);
    }

    private @Nullable Cursor last(Statement statement) {
        return hits(statement).stream().map(Hit::cursor).findFirst().orElse(null);
    }

    private List<Hit> hits(Statement statement) {
        return jdbc.query(
                statement.sql(),
                statement.parameters(),
                (row, number) -> new Hit(row.getLong(1), row.getTimestamp(2).toInstant()));
    }

    /** The lines of these keys, in order. */
    List<InteractionRow> lines(List<Hit> hits, Medium medium, Order order) {
        if (hits.isEmpty()) {
            return List.of();
        }
        RowMapper rows = mapper(medium);
        Statement statement = LineSql.of(hits, order);
        return jdbc.query(statement.sql(), statement.parameters(), (row, number) -> rows.map(row));
    }

    long count(AllSql sql) {
        return number(sql.count());
    }

    private long number(Statement statement) {
        return Optional.ofNullable(jdbc.queryForObject(statement.sql(), statement.parameters(), Long.class))
                .orElse(0L);
    }

    /** Hands every matching line on as it is read; nothing is kept. An exception of the sink ends the query. */
    void forEach(AllSql sql, Medium medium, Consumer<InteractionRow> sink) {
        RowMapper rows = mapper(medium);
        Statement statement = sql.lines();
        streaming.execute(statement.sql(), statement.parameters(), query -> {
            // Numbers in binary from the first row on: this statement will not be run again.
            query.unwrap(PGStatement.class).setPrepareThreshold(-1);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    sink.accept(rows.map(found));
                }
            }
            return true;
        });
    }

    /** When the first and the last interaction of a medium were received; empty when it has none. */
    Optional<InstantRange> extent(Medium medium) {
        String edge = "select received_at from interaction where medium = :medium order by received_at ";
        List<Instant> edges = jdbc.query(
                "(" + edge + "limit 1) union all (" + edge + "desc limit 1)",
                Map.of("medium", medium.name()),
                (row, number) -> row.getTimestamp(1).toInstant());
        return edges.isEmpty() ? Optional.empty() : Optional.of(new InstantRange(edges.get(0), edges.get(1)));
    }

    /** Reads lines of a medium, by the dictionaries of this transaction. */
    RowMapper mapper(Medium medium) {
        DirectoryNames names = directory.names();
        Map<Integer, Outcome> outcomes =
                lookup.outcomes(medium).stream().collect(Collectors.toMap(Outcome::id, Function.identity()));
        return new RowMapper(names, outcomes);
    }
}
