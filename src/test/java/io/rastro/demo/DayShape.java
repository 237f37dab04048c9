package io.rastro.demo;

import io.rastro.interaction.Medium;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** When clients come, as in a Brazilian contact centre: peaks at 10 and 15 h, a lunch dip, quiet nights and Sundays. */
final class DayShape {

    private static final double[] HOURS = {
        .30, .20, .15, .12, .12, .25, .6, 1.5, 5.2, 7.6, 9.4, 8.2, 5.6, 6.0, 7.9, 9.0, 7.8, 6.6, 4.6, 3.2, 1.7, 1.2, .8,
        .6
    };
    private static final List<Integer> ALL_HOURS =
            IntStream.range(0, 24).boxed().toList();
    private static final int LAST_HOUR_OF_ALL = 22;
    private static final Map<Medium, Double> SHARES = Map.of(
            Medium.VOICE, .45,
            Medium.WHATSAPP, .30,
            Medium.CHAT, .08,
            Medium.EMAIL, .07,
            Medium.INSTAGRAM, .04,
            Medium.SMS, .03,
            Medium.RECLAME_AQUI, .03);

    private final Window window;

    DayShape(Window window) {
        this.window = window;
    }

    /** So many arrivals over the whole window, in order, numbered from 1. */
    List<Arrival> arrivals(int count) {
        double total = weightBefore(window.anchor());
        List<Arrival> arrivals = new ArrayList<>(count);
        for (LocalDate day = window.firstDay(); day.isBefore(window.anchor()); day = day.plusDays(1)) {
            int until = (int) Math.round(count * weightBefore(day.plusDays(1)) / total);
            for (Instant instant : instants(day, until - arrivals.size())) {
                arrivals.add(arrival(arrivals.size() + 1, instant));
            }
        }
        return arrivals;
    }

    private double weightBefore(LocalDate day) {
        return window.firstDay().datesUntil(day).mapToDouble(DayShape::weight).sum();
    }

    /** The same every week: it will be moved to other weeks, with other holidays. */
    private static double weight(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY -> 1.2;
            case SATURDAY -> .5;
            case SUNDAY -> .13;
            case FRIDAY -> .92;
            default -> 1;
        };
    }

    private List<Instant> instants(LocalDate day, int count) {
        Chance chance = Chance.of("day", window.dayNumber(day));
        boolean last = day.plusDays(1).equals(window.anchor());
        return IntStream.range(0, count)
                .mapToObj(draw -> {
                    int hour = chance.weighted(ALL_HOURS, candidate -> weight(candidate, last));
                    return window.at(day, hour, 0).plusSeconds(chance.between(0, 3_599));
                })
                .sorted()
                .toList();
    }

    /** The last day closes early: what comes late could not finish before the window does. */
    private static double weight(int hour, boolean last) {
        return last && hour >= LAST_HOUR_OF_ALL ? 0 : HOURS[hour];
    }

    private static Arrival arrival(int number, Instant at) {
        List<Medium> media = List.of(Medium.values());
        Medium medium = Chance.of("medium", number).weighted(media, candidate -> SHARES.getOrDefault(candidate, 0.0));
        return new Arrival(number, at, medium);
    }
}
