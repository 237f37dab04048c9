package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlicesTests {

    private static final Instant FIRST = Instant.parse("2024-03-10T09:00:00Z");
    private static final Instant LAST = Instant.parse("2026-03-20T17:00:00Z");
    private static final InstantRange WHOLE =
            new InstantRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
    private static final Cursor WALKED_TO = new Cursor(Instant.parse("2026-03-15T12:00:00Z"), 7, 0);

    private static Slices slices(Order order, boolean keyed) {
        return new Slices(WHOLE, keyed, order, () -> order == Order.NEWEST ? FIRST : LAST.plusSeconds(1), 10_000);
    }

    @Test
    void linesAreWalkedFirst() {
        assertThat(slices(Order.NEWEST, true).first(WALKED_TO)).isEqualTo(new Slice(WHOLE, WALKED_TO, 10_000));
    }

    @Test
    void walkGoesOnAsFarAsShouldDoWhereAPageIsNearlyFound() {
        Slices slices = slices(Order.NEWEST, true);
        Slice walked = slices.first(null);
        assertThat(slices.behind(walked, WALKED_TO, 21, 30)).isEqualTo(new Slice(WHOLE, WALKED_TO, 21_427));
        assertThat(slices.behind(walked, WALKED_TO, 50, 1)).isEqualTo(new Slice(WHOLE, WALKED_TO, 10_000));
    }

    @Test
    void walkGoesOnFourTimesAsFarWhereThereAreNoKeys() {
        Slices slices = slices(Order.NEWEST, false);
        List<Integer> lines = new ArrayList<>();
        for (Slice slice = slices.first(null); lines.size() < 5; ) {
            lines.add(slice.lines());
            slice = Objects.requireNonNull(slices.behind(slice, WALKED_TO, 0, 51));
        }
        assertThat(lines).containsExactly(10_000, 40_000, 160_000, 500_000, 500_000);
    }

    @Test
    void nothingIsBehindTheLastLine() {
        Slices slices = slices(Order.NEWEST, true);
        assertThat(slices.behind(slices.first(null), null, 3, 48)).isNull();
    }

    @Test
    void keysAreSweptByMonthsUpToTheFirstLine() {
        List<Slice> swept = swept(Order.NEWEST);
        assertThat(swept)
                .extracting(slice -> slice.range().start().toString())
                .containsExactly("2026-02-01T00:00:00Z", "2025-08-01T00:00:00Z", FIRST.toString());
        assertThat(swept.get(0).range().end()).isEqualTo("2026-03-15T12:00:01Z");
        assertThat(swept).extracting(Slice::after).containsExactly(WALKED_TO, null, null);
        assertThat(swept).noneMatch(Slice::walked);
    }

    @Test
    void keysAreSweptByMonthsDownToTheLastLine() {
        assertThat(swept(Order.OLDEST))
                .extracting(Slice::range)
                .containsExactly(new InstantRange(WALKED_TO.instant(), LAST.plusSeconds(1)));
    }

    private static List<Slice> swept(Order order) {
        Slices slices = slices(order, true);
        List<Slice> swept = new ArrayList<>();
        @Nullable Slice slice = slices.behind(slices.first(null), WALKED_TO, 0, 51);
        while (slice != null) {
            swept.add(slice);
            slice = slices.behind(slice, null, 0, 51);
        }
        return swept;
    }
}
