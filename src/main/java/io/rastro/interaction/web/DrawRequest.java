package io.rastro.interaction.web;

import io.rastro.interaction.Draw;
import io.rastro.interaction.InteractionFilter;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.web.QueryString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A draw as it stands in the address.
 *
 * @param search what is drawn from
 * @param seed null: not drawn yet
 * @param drawn when it was drawn; null: not drawn yet
 */
record DrawRequest(
        InteractionFilter search,
        int size,
        @Nullable Long seed,
        @Nullable Instant drawn) {

    static final String SIZE = "size";
    static final String SEED = "seed";
    static final String DRAWN = "drawn";

    private static final int USUAL_SIZE = 10;
    private static final int SEEDS = 1_000_000;
    private static final Map<String, Pattern> FORMS = Map.of(
            SIZE, Pattern.compile("\\d{1,4}"), SEED, Pattern.compile("\\d{1,11}"), DRAWN, Pattern.compile("\\d{1,11}"));

    /** @param sent well formed, as {@link #problems} found it */
    static DrawRequest of(InteractionFilter search, FilterValues sent) {
        return new DrawRequest(
                search,
                sent.one(SIZE).map(Integer::valueOf).orElse(USUAL_SIZE),
                sent.one(SEED).map(Long::valueOf).orElse(null),
                sent.one(DRAWN).map(Long::valueOf).map(Instant::ofEpochSecond).orElse(null));
    }

    static List<FilterProblem> problems(FilterValues sent) {
        List<FilterProblem> problems = new ArrayList<>();
        for (String parameter : List.of(SIZE, SEED, DRAWN)) {
            sent.one(parameter).ifPresent(text -> {
                if (!Objects.requireNonNull(FORMS.get(parameter)).matcher(text).matches()) {
                    problems.add(new FilterProblem(parameter, "filter.problem.draw-number", text));
                } else if (parameter.equals(SIZE)
                        && (Integer.parseInt(text) < 1 || Integer.parseInt(text) > Draw.LARGEST)) {
                    problems.add(new FilterProblem(SIZE, "filter.problem.draw-size", Draw.LARGEST));
                }
            });
        }
        return problems;
    }

    /** The address of a draw, from that of its search. */
    static QueryString added(QueryString search, Draw draw) {
        return search.add(SIZE, String.valueOf(draw.size()))
                .add(SEED, String.valueOf(draw.seed()))
                .add(DRAWN, String.valueOf(draw.before().getEpochSecond()));
    }

    /** The draw, if the address holds all of it. */
    @Nullable
    Draw draw() {
        return seed == null || drawn == null ? null : new Draw(size, seed, drawn);
    }

    /** What completes the address of a new draw. */
    Draw completed(Instant now) {
        long chance = seed == null ? ThreadLocalRandom.current().nextInt(1, SEEDS) : seed;
        return new Draw(size, chance, drawn == null ? now : drawn);
    }
}
