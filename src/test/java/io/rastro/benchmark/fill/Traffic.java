package io.rastro.benchmark.fill;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/** The interactions of a quarter in the order of their time; one in eight is transferred and goes on as another. */
final class Traffic {

    private static final double TRANSFERRED = .12;
    private static final int MAX_SEGMENTS = 4;

    private final FillSize size;
    private final SkewedRandom random;
    private final QuarterRows rows;
    private final PriorityQueue<GeneratedSegment> waiting =
            new PriorityQueue<>(Comparator.comparingLong(GeneratedSegment::at));

    Traffic(FillSize size, SkewedRandom random, QuarterRows rows) {
        this.size = size;
        this.random = random;
        this.rows = rows;
    }

    /** @param written is told after each interaction how many rows wait to be sent */
    void generate(List<TrafficDay> days, IntConsumer written) {
        int unsent = 0;
        for (TrafficDay day : days) {
            for (int index = 0; index < day.rows(); index++) {
                generate(day, index);
                written.accept(++unsent);
                unsent = unsent == QuarterRows.SENT_AT_ONCE ? 0 : unsent;
            }
        }
    }

    private void generate(TrafficDay day, int index) {
        long id = day.firstId() + index;
        long at = day.at((index + random.unit()) / day.rows());
        GeneratedSegment next = waiting.peek();
        GeneratedSegment segment = next != null && next.at() <= at
                ? waiting.remove()
                : GeneratedSegment.first(at, id, size.contacts(), random);
        boolean transferred = segment.number() < MAX_SEGMENTS && random.chance(TRANSFERRED);
        long end = rows.add(id, segment, transferred, day.date());
        if (transferred) {
            waiting.add(segment.next(end));
        }
    }
}
