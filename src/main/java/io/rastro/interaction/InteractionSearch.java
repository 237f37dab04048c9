package io.rastro.interaction;

import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.InteractionRows.Dictionaries;
import io.rastro.interaction.RowKeys.RowKey;
import io.rastro.interaction.TimeWindows.TimeWindow;
import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import io.rastro.report.sql.CopyReader;
import io.rastro.report.sql.ListReader;
import io.rastro.report.sql.SqlStatement;
import java.sql.Timestamp;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/** The hand-shaped queries of the tracking report; what they ask is made by {@link SearchSql} and {@link TimeWindowSql}. */
@Repository
class InteractionSearch {

    private final JdbcClient jdbc;
    private final ListReader list;
    private final CopyReader copies;
    private final DirectoryRepository directory;
    private final IdResolver resolver;

    InteractionSearch(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            DirectoryRepository directory,
            IdResolver resolver) {
        this.jdbc = JdbcClient.create(dataSource);
        this.list = new ListReader(dataSource);
        this.copies = new CopyReader(dataSource, transactions);
        this.directory = directory;
        this.resolver = resolver;
    }

    boolean noneYet() {
        return jdbc.sql("""
                        select not exists (select from interaction) and not exists (select from ivr_call)
                            and not exists (select from agent_status)""").query(Boolean.class).single();
    }

    /** The keys of the first rows after the cursor, in order; spans as in {@link TimeOfDaySpans}. */
    RowKeys keys(SearchSql sql, TimeOfDaySpans spans, @Nullable Cursor after, int maxRows) {
        List<RowKey> rowKeys = new ArrayList<>();
        for (List<InstantRange> batch : spans.batches(after)) {
            rowKeys.addAll(readKeys(sql.keys(batch, after, maxRows)));
            if (rowKeys.size() >= maxRows) {
                return new RowKeys(rowKeys.subList(0, maxRows), false);
            }
        }
        return new RowKeys(rowKeys, true);
    }

    /** How many rows match after the cursor, counted no further than the limit. */
    long countUpTo(SearchSql sql, TimeOfDaySpans spans, @Nullable Cursor after, int limit) {
        long count = 0;
        for (List<InstantRange> batch : spans.batches(after)) {
            count += list.number(sql.countUpTo(batch, after, limit));
            if (count >= limit) {
                return limit;
            }
        }
        return count;
    }

    /**
     * The keys of the first rows, in order, time window by time window.
     *
     * @param minRows no more time windows than it takes to find so many
     * @param maxRows no more than these
     */
    RowKeys keys(TimeWindowSql sql, TimeWindows windows, @Nullable Cursor after, int minRows, int maxRows) {
        List<RowKey> rowKeys = new ArrayList<>();
        TimeWindow window = windows.first(after);
        do {
            List<RowKey> found = readKeys(sql.keys(window, maxRows - rowKeys.size()));
            rowKeys.addAll(found);
            if (rowKeys.size() >= maxRows) {
                return new RowKeys(rowKeys, false);
            }
            Cursor last = window.sequential() ? last(sql.last(window)) : null;
            window = windows.next(window, last, found.size(), minRows - rowKeys.size());
        } while (window != null && rowKeys.size() < minRows);
        return new RowKeys(rowKeys, window == null);
    }

    /** The keys of some rows, if there are any: those of a first scan, else of the whole rest at once. */
    RowKeys someKeys(TimeWindowSql sql, TimeWindows windows, int maxRows) {
        TimeWindow scanned = windows.first(null);
        List<RowKey> found = readKeys(sql.keys(scanned, maxRows));
        if (!found.isEmpty()) {
            return new RowKeys(found, false);
        }
        TimeWindow whole = windows.whole(scanned);
        if (whole == null) {
            return keys(sql, windows, null, 1, maxRows);
        }
        List<RowKey> all = readKeys(sql.keys(whole, maxRows));
        return new RowKeys(all, all.size() < maxRows);
    }

    private @Nullable Cursor last(SqlStatement statement) {
        return readKeys(statement).stream().map(RowKey::cursor).findFirst().orElse(null);
    }

    private List<RowKey> readKeys(SqlStatement statement) {
        return list.rows(
                statement,
                (row, number) -> new RowKey(row.getLong(1), row.getTimestamp(2).toInstant()));
    }

    /** The rows of these keys, in order. */
    List<InteractionRow> rows(List<RowKey> rowKeys, SearchCriteria criteria, Order order) {
        if (rowKeys.isEmpty()) {
            return List.of();
        }
        InteractionRows rows = mapper(criteria);
        return list.rows(InteractionRows.select(rowKeys, criteria.medium(), order), (row, number) -> rows.map(row));
    }

    Optional<Instant> first(SearchSql sql) {
        SqlStatement statement = sql.firstReceived();
        return list.rows(statement, (row, number) -> Optional.ofNullable(row.getTimestamp(1)))
                .get(0)
                .map(Timestamp::toInstant);
    }

    long count(SearchSql sql) {
        return list.number(sql.countAll());
    }

    /** Hands every matching row on as it is read; nothing is kept. An exception of the sink ends the query. */
    void forEach(AllRowsSql sql, Consumer<InteractionRow> sink) {
        InteractionRows rows = mapper(sql.criteria());
        extent(sql.criteria().medium()).flatMap(sql::parts).ifPresent(parts -> copies.forEach(parts, rows::map, sink));
    }

    /** When the first and the last interaction of a medium were received; empty when it has none. */
    Optional<InstantRange> extent(Medium medium) {
        String edge = "select received_at from interaction where medium = :medium order by received_at ";
        List<Instant> edges = jdbc.sql("(" + edge + "limit 1) union all (" + edge + "desc limit 1)")
                .param("medium", medium.name())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
        return edges.isEmpty() ? Optional.empty() : Optional.of(new InstantRange(edges.get(0), edges.get(1)));
    }

    /** Reads rows that match, by the dictionaries of this transaction. */
    InteractionRows mapper(SearchCriteria criteria) {
        Medium medium = criteria.medium();
        Map<Integer, Outcome> outcomes =
                resolver.outcomes(medium).stream().collect(Collectors.toMap(Outcome::id, Function.identity()));
        return new InteractionRows(medium, new Dictionaries(directory.names(), outcomes, criteria.mask()));
    }
}
