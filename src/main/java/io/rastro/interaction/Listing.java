package io.rastro.interaction;

import io.rastro.interaction.Lead.Way;
import io.rastro.report.Cursor;
import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.KeysetPage;
import io.rastro.report.KeysetPage.Count;
import io.rastro.report.KeysetPage.Lines;
import io.rastro.report.Order;
import io.rastro.report.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads the first lines of a restriction, from its end or from a line on, and counts them up to a limit. */
@Component
class Listing {

    /** So many lines are looked at before it is thought of something better. */
    static final int FIRST_WALK_LINES = 10_000;

    /** The same where each line takes a look at its contact, and is looked at only to be counted. */
    private static final int WALKED_TO_COUNT_BY_CONTACT = 2_000;

    private final InteractionSearch search;
    private final SliceRepository slices;
    private final ZoneId zone;

    private final int firstWalk;

    @Autowired
    Listing(InteractionSearch search, SliceRepository slices, ZoneId zone) {
        this(search, slices, zone, FIRST_WALK_LINES);
    }

    Listing(InteractionSearch search, SliceRepository slices, ZoneId zone, int firstWalk) {
        this.search = search;
        this.slices = slices;
        this.zone = zone;
        this.firstWalk = firstWalk;
    }

    /** What pages of the lines are read from. */
    KeysetPage.Source<InteractionRow> source(Restriction restriction, Order order) {
        return new KeysetPage.Source<>() {
            @Override
            public Lines<InteractionRow> read(@Nullable Cursor beyond, boolean backwards, int limit) {
                Order towards = backwards ? order.reversed() : order;
                boolean counted = !backwards && countsOnTheWay(restriction, order);
                int most = counted ? Math.max(limit, KeysetPage.countedAfter(beyond)) : limit;
                Hits hits = keys(restriction, towards, beyond, new Wanted(limit, most, firstWalk));
                return new Lines<>(decorated(hits, restriction, towards, limit), counted ? hits.count() : null);
            }

            @Override
            public Count countBeyond(Cursor place, int limit) {
                int walk = restriction.looksAtContacts() ? Math.min(firstWalk, WALKED_TO_COUNT_BY_CONTACT) : firstWalk;
                return count(restriction, order, place, new Wanted(0, limit, walk));
            }
        };
    }

    List<InteractionRow> lines(Restriction restriction, Order order, Cursor after, int limit) {
        return decorated(
                keys(restriction, order, after, new Wanted(limit, limit, firstWalk)), restriction, order, limit);
    }

    /** How many lines match, counted no further than the limit. */
    long countUpTo(Restriction restriction, Order order, int limit) {
        return count(restriction, order, null, new Wanted(limit, limit, firstWalk))
                .lines();
    }

    /**
     * What is wanted of a search.
     *
     * @param needed so many lines are worth waiting for
     * @param most no more than these
     * @param walk how many lines are looked at first
     */
    private record Wanted(int needed, int most, int walk) {}

    // Not where each line more is dear, or where each of many places would give a thousand to be sorted.
    private boolean countsOnTheWay(Restriction restriction, Order order) {
        return restriction.lead().way() == Way.SLICES
                ? !restriction.looksAtContacts()
                : !new SearchSql(restriction, order, zone).probesSeveral();
    }

    private List<InteractionRow> decorated(Hits hits, Restriction restriction, Order order, int limit) {
        List<Hit> keys = hits.list();
        return search.lines(keys.subList(0, Math.min(limit, keys.size())), restriction.medium(), order);
    }

    private Hits keys(Restriction restriction, Order order, @Nullable Cursor after, Wanted wanted) {
        return restriction.lead().way() == Way.SLICES
                ? sliced(restriction, order, after, wanted)
                : search.keys(new SearchSql(restriction, order, zone), spans(restriction, order), after, wanted.most());
    }

    private Count count(Restriction restriction, Order order, @Nullable Cursor after, Wanted wanted) {
        if (restriction.lead().way() == Way.SLICES) {
            return sliced(restriction, order, after, wanted).count();
        }
        SearchSql sql = new SearchSql(restriction, order, zone);
        return Count.of(search.countUpTo(sql, spans(restriction, order), after, wanted.most()), wanted.most());
    }

    private Hits sliced(Restriction restriction, Order order, @Nullable Cursor after, Wanted wanted) {
        Slices cut = slices.slices(restriction, order, after, wanted.walk());
        return cut == null
                ? Hits.NONE
                : search.keys(new SliceSql(restriction, order, zone), cut, after, wanted.needed(), wanted.most());
    }

    private TimeOfDaySpans spans(Restriction restriction, Order order) {
        DailyWindow window = restriction.window();
        if (window == null || restriction.lead().way() != Way.SPANS) {
            return TimeOfDaySpans.UNBOUNDED;
        }
        Optional<InstantRange> extent = search.extent(restriction.medium());
        Period period = restriction.period();
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

    private static @Nullable LocalDate later(@Nullable LocalDate asked, @Nullable LocalDate known) {
        return asked == null || (known != null && known.isAfter(asked)) ? known : asked;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate asked, @Nullable LocalDate known) {
        return asked == null || (known != null && known.isBefore(asked)) ? known : asked;
    }
}
