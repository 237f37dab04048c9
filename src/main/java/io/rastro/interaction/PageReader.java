package io.rastro.interaction;

import io.rastro.interaction.AccessPath.Scan;
import io.rastro.interaction.RowKeys.RowKey;
import io.rastro.report.Cursor;
import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.KeysetList;
import io.rastro.report.KeysetList.Count;
import io.rastro.report.Order;
import io.rastro.report.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads the first rows that match, from the end of the list or from a row on, and counts them up to a limit. */
@Component
class PageReader {

    /** So many rows are scanned before the facets are intersected. */
    static final int FIRST_SCAN_ROWS = 5_000;

    /** The same where something of each row is looked up, and it is scanned only to be counted. */
    private static final int COUNTING_SCAN_ROWS_LOOKED_UP = 500;

    /** So many are counted where it matters whether there are any. */
    private static final int SOME_ROWS = 100;

    /** So many rows are scanned for them. */
    private static final int SCAN_ROWS_FOR_ONE = 1_000;

    private final InteractionSearch search;
    private final TimeWindowRepository timeWindows;
    private final ZoneId zone;

    private final int firstScanRows;

    @Autowired
    PageReader(InteractionSearch search, TimeWindowRepository timeWindows, ZoneId zone) {
        this(search, timeWindows, zone, FIRST_SCAN_ROWS);
    }

    PageReader(InteractionSearch search, TimeWindowRepository timeWindows, ZoneId zone, int firstScanRows) {
        this.search = search;
        this.timeWindows = timeWindows;
        this.zone = zone;
        this.firstScanRows = firstScanRows;
    }

    /**
     * What a search finds.
     *
     * @param looser what it would find without one of its filters
     */
    KeysetList<InteractionRow> list(SearchCriteria criteria, Order order, Supplier<Map<String, Count>> looser) {
        return new SearchList(criteria, order, looser);
    }

    private final class SearchList extends KeysetList<InteractionRow> {

        private final SearchCriteria criteria;
        private final Order order;
        private final Supplier<Map<String, Count>> looser;

        SearchList(SearchCriteria criteria, Order order, Supplier<Map<String, Count>> looser) {
            this.criteria = criteria;
            this.order = order;
            this.looser = looser;
        }

        @Override
        protected List<InteractionRow> read(@Nullable Cursor beyond, boolean backwards, int limit) {
            Order readOrder = backwards ? order.reversed() : order;
            return withDetails(
                    keys(criteria, readOrder, beyond, new ReadLimits(limit, limit, firstScanRows)),
                    criteria,
                    readOrder,
                    limit);
        }

        @Override
        protected CountedRows<InteractionRow> readForPage(@Nullable Cursor beyond, int limit) {
            if (criteria.matchesNothing() || !countsWhileReading(criteria, order)) {
                return super.readForPage(beyond, limit);
            }
            int max = Math.max(limit, countedAfter(beyond));
            RowKeys rowKeys = keys(criteria, order, beyond, new ReadLimits(limit, max, firstScanRows));
            return new CountedRows<>(withDetails(rowKeys, criteria, order, limit), rowKeys.count());
        }

        @Override
        protected Count countBeyond(Cursor cursor, int limit) {
            return PageReader.this.count(
                    criteria, order, cursor, new ReadLimits(0, limit, countingScanRows(criteria, firstScanRows)));
        }

        @Override
        public Map<String, Count> looser() {
            return looser.get();
        }

        @Override
        public long count() {
            return criteria.matchesNothing() ? 0 : search.count(new SearchSql(criteria, order, zone));
        }

        @Override
        public void forEach(Consumer<InteractionRow> sink) {
            if (!criteria.matchesNothing()) {
                search.forEach(new AllRowsSql(criteria, order, zone), sink);
            }
        }
    }

    /** How many rows match, as far as it takes to know whether any does. */
    Count someOf(SearchCriteria criteria, Order order) {
        int scanRows = countingScanRows(criteria, SCAN_ROWS_FOR_ONE);
        ReadLimits limits = new ReadLimits(1, SOME_ROWS, scanRows);
        if (criteria.matchesNothing() || criteria.accessPath().scan() != Scan.BY_TIME_WINDOW) {
            return count(criteria, order, null, limits);
        }
        TimeWindows windows = timeWindows.windows(criteria, order, null, scanRows);
        return windows == null
                ? RowKeys.NONE.count()
                : search.someKeys(new TimeWindowSql(criteria, order, zone), windows, limits.maxRows())
                        .count();
    }

    private static int countingScanRows(SearchCriteria criteria, int scanRows) {
        return criteria.looksUpEachRow() ? Math.min(scanRows, COUNTING_SCAN_ROWS_LOOKED_UP) : scanRows;
    }

    /**
     * How far a search reads.
     *
     * @param minRows so many rows are worth waiting for
     * @param maxRows no more than these
     * @param scanRows how many rows are scanned first
     */
    private record ReadLimits(int minRows, int maxRows, int scanRows) {}

    // Not where each row more is expensive, or where each of many places would give a thousand to be sorted.
    private boolean countsWhileReading(SearchCriteria criteria, Order order) {
        return criteria.accessPath().scan() == Scan.BY_TIME_WINDOW
                ? !criteria.looksUpEachRow()
                : !new SearchSql(criteria, order, zone).probesSeveral();
    }

    private List<InteractionRow> withDetails(RowKeys rowKeys, SearchCriteria criteria, Order order, int limit) {
        List<RowKey> keys = rowKeys.keys();
        return search.rows(keys.subList(0, Math.min(limit, keys.size())), criteria, order);
    }

    private RowKeys keys(SearchCriteria criteria, Order order, @Nullable Cursor after, ReadLimits limits) {
        if (criteria.matchesNothing()) {
            return RowKeys.NONE;
        }
        return criteria.accessPath().scan() == Scan.BY_TIME_WINDOW
                ? inTimeWindows(criteria, order, after, limits)
                : search.keys(new SearchSql(criteria, order, zone), spans(criteria, order), after, limits.maxRows());
    }

    private Count count(SearchCriteria criteria, Order order, @Nullable Cursor after, ReadLimits limits) {
        if (criteria.matchesNothing()) {
            return RowKeys.NONE.count();
        }
        if (criteria.accessPath().scan() == Scan.BY_TIME_WINDOW) {
            return inTimeWindows(criteria, order, after, limits).count();
        }
        SearchSql sql = new SearchSql(criteria, order, zone);
        return Count.of(search.countUpTo(sql, spans(criteria, order), after, limits.maxRows()), limits.maxRows());
    }

    private RowKeys inTimeWindows(SearchCriteria criteria, Order order, @Nullable Cursor after, ReadLimits limits) {
        TimeWindows windows = timeWindows.windows(criteria, order, after, limits.scanRows());
        return windows == null
                ? RowKeys.NONE
                : search.keys(
                        new TimeWindowSql(criteria, order, zone), windows, after, limits.minRows(), limits.maxRows());
    }

    private TimeOfDaySpans spans(SearchCriteria criteria, Order order) {
        DailyWindow window = criteria.window();
        if (window == null || criteria.accessPath().scan() != Scan.BY_DAY) {
            return TimeOfDaySpans.UNBOUNDED;
        }
        Optional<InstantRange> extent =
                criteria.once("extent", criteria.medium(), () -> search.extent(criteria.medium()));
        Period period = criteria.period();
        LocalDate first =
                later(period.from(), extent.map(range -> date(range.start())).orElse(null));
        LocalDate last =
                earlier(period.to(), extent.map(range -> date(range.end())).orElse(null));
        if (first == null || last == null || first.isAfter(last)) {
            return TimeOfDaySpans.none();
        }
        return TimeOfDaySpans.of(window, first, last, zone, order);
    }

    private LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate requested, @Nullable LocalDate known) {
        return requested == null || (known != null && known.isAfter(requested)) ? known : requested;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate requested, @Nullable LocalDate known) {
        return requested == null || (known != null && known.isBefore(requested)) ? known : requested;
    }
}
