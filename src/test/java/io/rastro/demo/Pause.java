package io.rastro.demo;

import java.util.Arrays;
import java.util.List;

/**
 * A reason for which agents leave their work for a while.
 *
 * @param shifts day, night or all
 * @param probability in one shift
 * @param place the parts of the shift it begins between
 * @param minutes the least and the most it takes
 */
record Pause(String reason, String shifts, double probability, List<Double> place, List<Double> minutes) {

    static List<Pause> all() {
        return Texts.lines("pauses.txt").stream().map(Pause::parse).toList();
    }

    private static Pause parse(String line) {
        List<String> parts = Texts.parts(line, 5);
        return new Pause(
                parts.get(0), parts.get(1), Double.parseDouble(parts.get(2)), range(parts.get(3)), range(parts.get(4)));
    }

    private static List<Double> range(String text) {
        return Arrays.stream(text.split(" - ")).map(Double::valueOf).toList();
    }

    boolean suits(Shift shift) {
        return shifts.equals("all") || shifts.equals("day") == shift.daytime();
    }

    /** Whether it happens, when and how long: asked in every shift alike, so that no pause decides about another. */
    void take(Timesheet sheet, Span presence, Chance chance) {
        boolean happens = chance.happens(probability);
        double begins = between(place, chance);
        int seconds = (int) (60 * between(minutes, chance));
        if (happens) {
            long length = presence.until().getEpochSecond() - presence.from().getEpochSecond();
            sheet.pause(reason, presence.from().plusSeconds((long) (length * begins)), seconds);
        }
    }

    private static double between(List<Double> range, Chance chance) {
        return range.get(0) + (range.get(1) - range.get(0)) * chance.fraction();
    }
}
