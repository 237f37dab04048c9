package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.interaction.TimeWindows.TimeWindow;
import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeWindowsTests {

    private static final Instant FIRST = Instant.parse("2024-03-10T09:00:00Z");
    private static final Instant LAST = Instant.parse("2026-03-20T17:00:00Z");
    private static final InstantRange WHOLE =
            new InstantRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
    private static final Cursor WALKED_TO = new Cursor(Instant.parse("2026-03-15T12:00:00Z"), 7, 0);

    private static TimeWindows slices(Order order, boolean keyed) {
        return windows(order, keyed, range -> range);
    }

    private static TimeWindows windows(Order order, boolean keyed, UnaryOperator<@Nullable InstantRange> carrying) {
        TimeWindows.Edges edges = new TimeWindows.Edges() {
            @Override
            public Instant farEnd() {
                return order == Order.NEWEST ? FIRST : LAST.plusSeconds(1);
            }

            @Override
            public @Nullable InstantRange carrying(InstantRange range) {
                return carrying.apply(range);
            }

            @Override
            public List<Facet> intersected(TimeWindow scanned) {
                return List.of(Facet.AGENT);
            }
        };
        return new TimeWindows(WHOLE, keyed, order, edges, 10_000);
    }

    @Test
    void rowsAreScannedAgainWhereTheFacetsBeginLongAgo() {
        InstantRange old = new InstantRange(WHOLE.start(), Instant.parse("2024-06-30T10:00:01Z"));
        TimeWindows windows = windows(Order.NEWEST, true, range -> old);
        TimeWindow again = windows.next(windows.first(null), WALKED_TO, 0, 51);
        assertThat(again).isEqualTo(new TimeWindow(old, null, 10_000, List.of()));
        Cursor further = new Cursor(Instant.parse("2024-06-29T10:00:00Z"), 7, 0);
        assertThat(windows.next(Objects.requireNonNull(again), further, 0, 51))
                .isEqualTo(new TimeWindow(
                        new InstantRange(Instant.parse("2024-05-01T00:00:00Z"), Instant.parse("2024-06-29T10:00:01Z")),
                        further,
                        0,
                        List.of(Facet.AGENT)));
    }

    @Test
    void rowsAreScannedAgainWhereTheFacetsBeginLongAfter() {
        InstantRange late = new InstantRange(Instant.parse("2026-03-18T10:00:00Z"), WHOLE.end());
        TimeWindows windows = windows(Order.OLDEST, true, range -> late);
        assertThat(windows.next(windows.first(null), WALKED_TO, 0, 51))
                .isEqualTo(new TimeWindow(late, null, 10_000, List.of()));
    }

    @Test
    void nothingIsLookedForWhereNoRowCarriesTheFacets() {
        TimeWindows windows = windows(Order.NEWEST, true, range -> null);
        assertThat(windows.next(windows.first(null), WALKED_TO, 0, 51)).isNull();
    }

    @Test
    void rowsAreScannedFirst() {
        assertThat(slices(Order.NEWEST, true).first(WALKED_TO))
                .isEqualTo(new TimeWindow(WHOLE, WALKED_TO, 10_000, List.of()));
    }

    @Test
    void scanGoesOnAsFarAsShouldDoWhereAPageIsNearlyFound() {
        TimeWindows windows = slices(Order.NEWEST, true);
        TimeWindow walked = windows.first(null);
        assertThat(windows.next(walked, WALKED_TO, 21, 30))
                .isEqualTo(new TimeWindow(WHOLE, WALKED_TO, 21_427, List.of()));
        assertThat(windows.next(walked, WALKED_TO, 50, 1))
                .isEqualTo(new TimeWindow(WHOLE, WALKED_TO, 10_000, List.of()));
    }

    @Test
    void scanGoesOnFourTimesAsFarWhereThereAreNoFacets() {
        TimeWindows windows = slices(Order.NEWEST, false);
        List<Integer> lines = new ArrayList<>();
        for (TimeWindow window = windows.first(null); lines.size() < 5; ) {
            lines.add(window.scanRows());
            window = Objects.requireNonNull(windows.next(window, WALKED_TO, 0, 51));
        }
        assertThat(lines).containsExactly(10_000, 40_000, 160_000, 500_000, 500_000);
    }

    @Test
    void nothingIsBehindTheLastLine() {
        TimeWindows windows = slices(Order.NEWEST, true);
        assertThat(windows.next(windows.first(null), null, 3, 48)).isNull();
    }

    @Test
    void facetsAreIntersectedByMonthsUpToTheFirstRow() {
        List<TimeWindow> swept = swept(Order.NEWEST);
        assertThat(swept)
                .extracting(window -> window.range().start().toString())
                .containsExactly("2026-02-01T00:00:00Z", "2025-08-01T00:00:00Z", FIRST.toString());
        assertThat(swept.get(0).range().end()).isEqualTo("2026-03-15T12:00:01Z");
        assertThat(swept).extracting(TimeWindow::after).containsExactly(WALKED_TO, null, null);
        assertThat(swept).noneMatch(TimeWindow::sequential);
    }

    @Test
    void facetsAreIntersectedByMonthsDownToTheLastRow() {
        assertThat(swept(Order.OLDEST))
                .extracting(TimeWindow::range)
                .containsExactly(new InstantRange(WALKED_TO.instant(), LAST.plusSeconds(1)));
    }

    private static List<TimeWindow> swept(Order order) {
        TimeWindows windows = slices(order, true);
        List<TimeWindow> swept = new ArrayList<>();
        @Nullable TimeWindow window = windows.next(windows.first(null), WALKED_TO, 0, 51);
        while (window != null) {
            swept.add(window);
            window = windows.next(window, null, 0, 51);
        }
        return swept;
    }
}
