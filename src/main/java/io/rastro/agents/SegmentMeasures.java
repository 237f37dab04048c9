package io.rastro.agents;

import io.rastro.agents.SegmentCounts.Assigned;
import io.rastro.interaction.ElapsedTime;
import io.rastro.interaction.Medium;
import io.rastro.report.rollup.Rollup;
import io.rastro.report.rollup.Rollup.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted and summed of interactions, the same of the interactions i themselves and of what is kept of them. */
final class SegmentMeasures {

    /** What is repaired in an agent's interactions. */
    static final List<DataIssue> REPAIRS =
            List.of(DataIssue.HANDLING_CLAMPED, DataIssue.ANSWER_UNSTAMPED, DataIssue.ANSWER_CONTRADICTED);

    private static final String ASSIGNED = "assigned";

    private static final String ANSWERED = "answered";

    private static final String HANDLED = ElapsedTime.sql("i.answered_at", "i.finished_at");

    /** By DATA: how many, what they took, what was repaired in them. */
    static final List<Measure> COUNTS = Stream.of(
                    Stream.of(
                            new Measure(ASSIGNED, "count(*)", Rollup.SUM),
                            count(ANSWERED, SegmentSet.ANSWERED),
                            count("inbound", SegmentSet.INBOUND),
                            count("outbound", SegmentSet.OUTBOUND),
                            count("transferred", SegmentSet.TRANSFERRED)),
                    mean("handled", HANDLED),
                    mean("productive", HANDLED + " - i.hold_seconds"),
                    mean("hold", "i.hold_seconds"),
                    mean("first_response", "i.first_response_seconds"),
                    mean("response", "i.response_seconds"),
                    REPAIRS.stream()
                            .map(issue -> count(issue.key(), issue.segments().orElseThrow())))
            .flatMap(measures -> measures)
            .toList();

    /** By the clock: seconds with an interaction open, and the same with each interaction counted for itself. */
    static final Measure BUSY = Measure.sum("busy");

    static final Measure INTERACTIONS = Measure.sum("interactions");

    /** Distinct ones of a day. */
    static final Measure CONVERSATIONS = Measure.sum("conversations");

    static final Measure NO_AGENT = Measure.sum(DataIssue.NO_AGENT.key());

    /** What is kept, made of facts with a column for each. */
    static final List<Measure> KEPT = Stream.concat(
                    COUNTS.stream().map(measure -> Measure.sum(measure.name())),
                    Stream.of(BUSY, INTERACTIONS, CONVERSATIONS, NO_AGENT))
            .toList();

    /** The same where media are not told apart by rows. */
    static final List<Measure> KEPT_OF_ALL_MEDIA = Stream.concat(
                    KEPT.stream(),
                    Stream.of(Medium.values())
                            .flatMap(medium -> Stream.of(ofMedium(ASSIGNED, medium), ofMedium(ANSWERED, medium))))
            .toList();

    private SegmentMeasures() {}

    private static Measure ofMedium(String counts, Medium medium) {
        return new Measure(
                name(counts, medium), "sum(%s) filter (where media = '%s')".formatted(counts, medium), Rollup.SUM);
    }

    private static String name(String counts, Medium medium) {
        return counts + "_" + medium.name().toLowerCase(Locale.ROOT);
    }

    private static Measure count(String name, SegmentSet set) {
        return new Measure(name, "count(*) filter (where " + set.condition("i") + ")", Rollup.SUM);
    }

    private static Stream<Measure> mean(String name, String value) {
        return Stream.of("sum", "count")
                .map(function -> new Measure(
                        name + "_" + function,
                        "%s(%s) filter (where %s)".formatted(function, value, SegmentSet.ANSWERED.condition("i")),
                        Rollup.SUM));
    }

    /** The columns that {@link #counted} reads. */
    static String counts() {
        return COUNTS.stream().map(Measure::selected).collect(Collectors.joining(", "));
    }

    /**
     * The columns of a fact.
     *
     * @param given what it has, by the name of the measure; it has nothing of the others
     */
    static String fact(Map<String, String> given) {
        return KEPT.stream()
                .map(measure -> given.getOrDefault(measure.name(), "0") + " as " + measure.name())
                .collect(Collectors.joining(", "));
    }

    /** A row of one medium. */
    static AgentSums counted(ResultSet row) throws SQLException {
        Assigned assigned = new Assigned(row.getLong(ANSWERED), row.getLong(ASSIGNED));
        // What is of several media or services has no segment of its own.
        return counted(row, assigned.all() == 0 ? Map.of() : Map.of(Medium.valueOf(row.getString("medium")), assigned));
    }

    /** A row of all media. */
    static AgentSums countedOfAllMedia(ResultSet row) throws SQLException {
        Map<Medium, Assigned> media = new EnumMap<>(Medium.class);
        for (Medium medium : Medium.values()) {
            Assigned assigned = new Assigned(row.getLong(name(ANSWERED, medium)), row.getLong(name(ASSIGNED, medium)));
            if (assigned.all() > 0) {
                media.put(medium, assigned);
            }
        }
        return counted(row, media);
    }

    private static AgentSums counted(ResultSet row, Map<Medium, Assigned> media) throws SQLException {
        return new AgentSums(
                new SegmentCounts(
                        media, 0, row.getLong("inbound"), row.getLong("outbound"), row.getLong("transferred")),
                new HandlingTimes(
                        readMean(row, "handled"),
                        readMean(row, "productive"),
                        readMean(row, "hold"),
                        readMean(row, "first_response"),
                        readMean(row, "response")),
                StatusTimes.NONE);
    }

    private static Mean readMean(ResultSet row, String name) throws SQLException {
        return new Mean(row.getLong(name + "_sum"), row.getLong(name + "_count"));
    }

    static AgentSums open(ResultSet row) throws SQLException {
        StatusTimes statuses = new StatusTimes(
                0, 0, 0, Map.of(), row.getLong(BUSY.name()), row.getLong(INTERACTIONS.name()), null, null, false);
        return new AgentSums(SegmentCounts.NONE, HandlingTimes.NONE, statuses);
    }
}
