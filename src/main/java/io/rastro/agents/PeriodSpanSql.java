package io.rastro.agents;

/** How instants and ranges of time meet the spans of a report in SQL. */
final class PeriodSpanSql {

    static final String START = "cast(:start as timestamptz)";
    static final String STOP = "cast(:stop as timestamptz)";

    private static final String STARTS = "cast(:starts as timestamptz[])";

    /** The spans as rows, in order. */
    static final String SPANS = "span as (select cast(place as int) as place, day, start, stop from unnest("
            + "cast(:days as date[]), " + STARTS + ", cast(:stops as timestamptz[])) with ordinality"
            + " as given (day, start, stop, place))";

    private PeriodSpanSql() {}

    /** Joins span s that holds an instant; a binary search in the borders, however many there are. */
    static String holding(PeriodSpans spans, String instant) {
        return spans.whole()
                ? " join span s on " + instant + " >= s.start and " + instant + " < s.stop"
                : " join span s on s.place = width_bucket(" + instant + ", " + STARTS + ") and " + instant
                        + " < s.stop";
    }

    /** Joins every span s that a range of time touches; what starts inside touches, even when it is nothing long. */
    static String touching(PeriodSpans spans, String from, String to) {
        String touching = from + " < s.stop and (" + to + " > s.start or " + from + " >= s.start)";
        return spans.whole()
                ? " join span s on " + touching
                : " cross join lateral generate_series(greatest(1, width_bucket(" + from + ", " + STARTS
                        + ")), width_bucket(" + to + ", " + STARTS + ")) as touched (place)"
                        + " join span s on s.place = touched.place and " + touching;
    }

    /** The seconds of a range of time that lie in span s; negative when it is nothing long. */
    static String clipped(String from, String to) {
        return "date_part('epoch', least(" + to + ", s.stop) - greatest(" + from + ", s.start))";
    }
}
