package io.rastro.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations of one thing measured several times, in milliseconds. */
final class Timing {

    private final List<Double> milliseconds = new ArrayList<>();

    /** Something to be timed. */
    interface Work {
        void run() throws Exception;
    }

    void time(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        add((System.nanoTime() - begin) / 1e6);
    }

    synchronized void add(double duration) {
        milliseconds.add(duration);
    }

    synchronized int count() {
        return milliseconds.size();
    }

    double median() {
        return quantile(.5);
    }

    double p95() {
        return quantile(.95);
    }

    double longest() {
        return quantile(1);
    }

    /** The smallest duration that at least this part of all does not exceed. */
    private synchronized double quantile(double part) {
        if (milliseconds.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(milliseconds);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }
}
