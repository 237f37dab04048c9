package io.rastro.interaction.web;

import io.rastro.interaction.Draw;
import io.rastro.report.FilterProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A draw as it stands in the address.
 *
 * @param seed null: not drawn yet
 * @param drawn when it was drawn; null: not drawn yet
 * @param search the parameters of the search that is drawn from
 */
record DrawRequest(
        int size,
        @Nullable Long seed,
        @Nullable Instant drawn,
        MultiValueMap<String, String> search,
        List<FilterProblem> problems) {

    private static final int USUAL_SIZE = 10;
    private static final int SEEDS = 1_000_000;
    private static final Pattern SIZE = Pattern.compile("\\d{1,4}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,11}");

    static DrawRequest of(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> search = new LinkedMultiValueMap<>(parameters);
        List<FilterProblem> problems = new ArrayList<>();
        Long size = number("size", SIZE, search, problems);
        if (size != null && (size < 1 || size > Draw.LARGEST)) {
            problems.add(new FilterProblem("size", "filter.problem.draw-size", Draw.LARGEST));
        }
        Long seed = number("seed", NUMBER, search, problems);
        Long drawn = number("drawn", NUMBER, search, problems);
        return new DrawRequest(
                size == null ? USUAL_SIZE : size.intValue(),
                seed,
                drawn == null ? null : Instant.ofEpochSecond(drawn),
                search,
                List.copyOf(problems));
    }

    private static @Nullable Long number(
            String parameter, Pattern form, MultiValueMap<String, String> parameters, List<FilterProblem> problems) {
        List<String> sent = parameters.remove(parameter);
        String text = sent == null ? "" : sent.get(0).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!form.matcher(text).matches()) {
            problems.add(new FilterProblem(parameter, "filter.problem.draw-number", text));
            return null;
        }
        return Long.valueOf(text);
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
