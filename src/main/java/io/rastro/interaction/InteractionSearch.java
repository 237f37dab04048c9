package io.rastro.interaction;

import io.rastro.directory.DirectoryNames;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.KeysetPage.Count;
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

/** The hand-shaped queries of the tracking report; what they ask is made by {@link SearchSql}. */
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

    /** Up to {@code limit} lines after the cursor, in order; spans as in {@link TimeOfDaySpans}. */
    List<InteractionRow> page(SearchSql sql, Medium medium, TimeOfDaySpans spans, @Nullable Cursor after, int limit) {
        RowMapper rows = mapper(medium);
        List<InteractionRow> page = new ArrayList<>();
        for (List<InstantRange> batch : spans.batches(after)) {
            Statement statement = sql.page(batch, after, limit);
            page.addAll(jdbc.query(statement.sql(), statement.parameters(), (row, number) -> rows.map(row)));
            if (page.size() >= limit) {
                return page.subList(0, limit);
            }
        }
        return page;
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

    /** Up to {@code limit} lines after the cursor, in order, slice by slice. */
    List<InteractionRow> page(SliceSql sql, Medium medium, Slices slices, @Nullable Cursor after, int limit) {
        RowMapper rows = mapper(medium);
        List<InteractionRow> page = new ArrayList<>();
        for (Slice slice = slices.next(0); slice != null; ) {
            Statement statement = sql.hits(slice, after, limit - page.size()).lines(sql.ordered());
            List<InteractionRow> found =
                    jdbc.query(statement.sql(), statement.parameters(), (row, number) -> rows.map(row));
            page.addAll(found);
            slice = page.size() < limit ? slices.next(found.size()) : null;
        }
        return page;
    }

    /** How many lines match after the cursor, counted no further than the limit and in no more than so many slices. */
    Count countUpTo(SliceSql sql, Slices slices, @Nullable Cursor after, int limit, int mostSlices) {
        long count = 0;
        long found = 0;
        for (int number = 0; number < mostSlices; number++) {
            Slice slice = slices.next(found);
            if (slice == null) {
                return new Count(count, true);
            }
            found = number(sql.hits(slice, after, (int) (limit - count)).counted());
            count += found;
            if (count >= limit) {
                return new Count(limit, false);
            }
        }
        return new Count(count, false);
    }

    long count(SearchSql sql) {
        return number(sql.count());
    }

    private long number(Statement statement) {
        return Optional.ofNullable(jdbc.queryForObject(statement.sql(), statement.parameters(), Long.class))
                .orElse(0L);
    }

    /** Hands every matching line on as it is read; nothing is kept. An exception of the sink ends the query. */
    void forEach(SearchSql sql, Medium medium, Consumer<InteractionRow> sink) {
        RowMapper rows = mapper(medium);
        Statement statement = sql.all();
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
