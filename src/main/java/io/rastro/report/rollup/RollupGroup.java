package io.rastro.report.rollup;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The rollups that a report declares, kept together: of a day all are right or none. */
public interface RollupGroup {

    /** What the days are kept under; never changes. */
    String report();

    List<Rollup> rollups();

    /**
     * The statements that fill the rollups of one day, and whatever else is kept with them; of the rollups, what was there
     * of the day is gone already. They take {@code :day}, {@code :dayStart}, {@code :dayEnd}, {@code :zone} and what
     * {@link #parameters} gives.
     */
    List<String> statements();

    Map<String, Object> parameters(LocalDate day);

    /** What the sums depend on beside the data, the zone and the statements. */
    String settings();

    /** The changes that touch its days. */
    List<Reach> reaches();

    /** How long after its end a day can still come to something else by the clock alone. */
    Duration settling();

    /**
     * What a change of some rows touches.
     *
     * @param source the table they are in
     * @param from SQL over the columns of rollup_change
     * @param to the same, included
     */
    record Reach(String source, String from, String to) {

        String select() {
            return "select %s as from_at, %s as to_at, changed_at from %%s where source = '%s'"
                    .formatted(from, to, source);
        }
    }
}
