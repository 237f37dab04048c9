package io.rastro.benchmark.fill;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/** The interactions of a quarter in the order of their time; one in eight is transferred and goes on as another. */
final class Traffic {

    private static final double TRANSFERRED = .12;
    private static final int MOST_SEGMENTS = 4;

    private final Scale scale;
    private final Draw draw;
    private final QuarterRows rows;
    private final PriorityQueue<Segment> waiting = new PriorityQueue<>(Comparator.comparingLong(Segment::at));

    Traffic(Scale scale, Draw draw, QuarterRows rows) {
        this.scale = scale;
        this.draw = draw;
        this.rows = rows;
    }

    /** @param written is told after each interaction how many rows wait to be sent */
    void generate(List<Day> days, IntConsumer written) {
        int unsent = 0;
        for (Day day : days) {
            for (int index = 0; index < day.rows(); index++) {
                generate(day, index);
                written.accept(++unsent);
                unsent = unsent == QuarterRows.SENT_AT_ONCE ? 0 : unsent;
            }
        }
    }

    private void generate(Day day, int index) {
        long id = day.firstId() + index;
        long at = day.at((index + draw.unit()) / day.rows());
        Segment next = waiting.peek();
        Segment segment =
                next != null && next.at() <= at ? waiting.remove() : Segment.first(at, id, scale.contacts(), draw);
        boolean transferred = segment.number() < MOST_SEGMENTS && draw.chance(TRANSFERRED);
        long end = rows.add(id, segment, transferred, day.date());
        if (transferred) {
            waiting.add(segment.next(end));
        }
    }
}
