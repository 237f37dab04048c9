package io.rastro.interaction;

import io.rastro.interaction.Lead.Way;
import io.rastro.report.Cursor;
import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.KeysetPage;
import io.rastro.report.KeysetPage.Count;
import io.rastro.report.Order;
import io.rastro.report.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the first lines of a restriction, from its end or from a line on, and counts them up to a limit. */
@Component
class Listing {

    /** Where a thousand matches lie farther apart than these slices reach, a page does not wait for all of them. */
    private static final int QUICKLY_COUNTED = 3;

    /** The same where each line takes a look at its contact. */
    private static final int QUICKLY_COUNTED_BY_CONTACT = 1;

    private final InteractionSearch search;
    private final SliceRepository slices;
    private final ZoneId zone;

    Listing(InteractionSearch search, SliceRepository slices, ZoneId zone) {
        this.search = search;
        this.slices = slices;
        this.zone = zone;
    }

    /** What pages of the lines are read from. */
    KeysetPage.Source<InteractionRow> source(Restriction restriction, Order order) {
        return new KeysetPage.Source<>() {
            @Override
            public List<InteractionRow> read(@Nullable Cursor beyond, boolean backwards, int limit) {
                return lines(restriction, backwards ? order.reversed() : order, beyond, limit);
            }

            @Override
            public Count countBeyond(Cursor place, int limit) {
                int quick = restriction.looksAtContacts() ? QUICKLY_COUNTED_BY_CONTACT : QUICKLY_COUNTED;
                return count(restriction, order, place, limit, quick);
            }
        };
    }

    List<InteractionRow> lines(Restriction restriction, Order order, @Nullable Cursor after, int limit) {
        if (restriction.lead().way() == Way.SLICES) {
            SliceSql sql = new SliceSql(restriction, order, zone);
            return search.page(sql, restriction.medium(), slices.slices(restriction, order, after), after, limit);
        }
        SearchSql sql = new SearchSql(restriction, order, zone);
        return search.page(sql, restriction.medium(), spans(restriction, order), after, limit);
    }

    long countUpTo(Restriction restriction, Order order, int limit) {
        return count(restriction, order, null, limit, Integer.MAX_VALUE).lines();
    }

    private Count count(Restriction restriction, Order order, @Nullable Cursor after, int limit, int mostSlices) {
        if (restriction.lead().way() == Way.SLICES) {
            SliceSql sql = new SliceSql(restriction, order, zone);
            return search.countUpTo(sql, slices.slices(restriction, order, after), after, limit, mostSlices);
        }
        SearchSql sql = new SearchSql(restriction, order, zone);
        return Count.of(search.countUpTo(sql, spans(restriction, order), after, limit), limit);
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
