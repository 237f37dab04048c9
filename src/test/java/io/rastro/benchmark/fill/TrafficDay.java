package io.rastro.benchmark.fill;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A day (UTC) of the traffic.
 *
 * @param firstId of its first interaction; ids grow with time
 */
record TrafficDay(LocalDate date, long firstId, int rows) {

    private static final double[] HOURS = {
        2, 1, 1, .5, .5, .5, .5, .5, 1, 2, 4, 8, 10, 11, 10, 8, 9, 10, 10, 9, 7, 5, 4, 3
    };
    private static final double[] CUMULATED = cumulated();

    /** Every day, weekends quieter, growing a little from month to month; together exactly the scale's rows. */
    static List<TrafficDay> of(FillSize size) {
        List<LocalDate> dates = FillSize.FIRST_DAY.datesUntil(FillSize.endDay()).toList();
        double total = dates.stream().mapToDouble(TrafficDay::weight).sum();
        List<TrafficDay> days = new ArrayList<>();
        double weight = 0;
        long firstId = 1;
        for (LocalDate date : dates) {
            weight += weight(date);
            long endId = 1 + Math.round(size.rows() * weight / total);
            days.add(new TrafficDay(date, firstId, (int) (endId - firstId)));
            firstId = endId;
        }
        return days;
    }

    private static double weight(LocalDate date) {
        double growth = 1 + .0005 * (date.toEpochDay() - FillSize.FIRST_DAY.toEpochDay());
        return growth
                * (date.getDayOfWeek() == DayOfWeek.SUNDAY ? .2 : date.getDayOfWeek() == DayOfWeek.SATURDAY ? .45 : 1);
    }

    String quarter() {
        return date.getYear() + "q" + (date.getMonthValue() + 2) / 3;
    }

    /** When the given part (0 to 1) of the day's interactions has arrived. */
    long at(double part) {
        int hour = 0;
        while (CUMULATED[hour + 1] < part) {
            hour++;
        }
        double within = (part - CUMULATED[hour]) / (CUMULATED[hour + 1] - CUMULATED[hour]);
        return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                + (long) (3600 * Math.min(.9999, within))
                + 3600L * hour;
    }

    private static double[] cumulated() {
        double total = 0;
        for (double hour : HOURS) {
            total += hour;
        }
        double[] sums = new double[HOURS.length + 1];
        for (int hour = 0; hour < HOURS.length; hour++) {
            sums[hour + 1] = sums[hour] + HOURS[hour] / total;
        }
        sums[HOURS.length] = 1;
        return sums;
    }
}
