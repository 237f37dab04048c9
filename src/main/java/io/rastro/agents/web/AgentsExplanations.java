package io.rastro.agents.web;

import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentMeasure;
import io.rastro.agents.AgentSums;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.Mean;
import io.rastro.agents.SegmentCounts;
import io.rastro.agents.StatusTimes;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import io.rastro.report.CellWriter;
import io.rastro.report.Format;
import io.rastro.report.web.MeasureExplanation;
import io.rastro.report.web.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains each column, with the total's numbers as the example; the help page says the same without numbers. */
final class AgentsExplanations {

    private final Texts texts;
    private final CellWriter cells;

    AgentsExplanations(Texts texts, CellWriter cells) {
        this.texts = texts;
        this.cells = cells;
    }

    List<MeasureExplanation> of(List<AgentColumn> columns, AgentsReport report) {
        AgentWords words = new AgentWords(texts, report);
        return columns.stream()
                .map(column -> explanation(
                        column.key(),
                        words.header(column),
                        column.measure(),
                        texts.of("agents.example", example(column, report))))
                .toList();
    }

    /** Every measure, for the help page. */
    List<MeasureExplanation> all() {
        return Arrays.stream(AgentMeasure.values())
                .map(measure -> explanation(measure.name(), texts.of("agents.help." + measure), measure, null))
                .toList();
    }

    private MeasureExplanation explanation(String key, String header, AgentMeasure measure, @Nullable String example) {
        return new MeasureExplanation(
                key,
                header,
                texts.of("agents." + measure + ".formula"),
                texts.of("agents." + measure + ".excluded"),
                texts.of(measure.group().byData() ? "agents.stamp.data" : "agents.stamp.clock"),
                example);
    }

    private String example(AgentColumn column, AgentsReport report) {
        AgentSums all = report.total().sums();
        SegmentCounts segments = all.segments();
        StatusTimes statuses = all.statuses();
        Mean rated = report.total().occupancy();
        String result = cells.write(column, report.total());
        return switch (column.measure()) {
            case ANSWERED -> sum(result, media(segments));
            case CONVERSATIONS -> words("CONVERSATIONS", result, count(segments.answered()));
            case MEDIUM, TRANSFERRED -> part(result, count(segments.answered()));
            case INBOUND, OUTBOUND -> part(result, count(calls(segments)));
            case TRANSFER_RATE -> ratio(result, count(segments.transferred()), count(segments.answered()));
            case HANDLING_TIME -> mean(result, all.handling().handled());
            case PRODUCTIVE_TIME -> mean(result, all.handling().productive());
            case UNPRODUCTIVE_TIME -> mean(result, all.handling().hold());
            case FIRST_RESPONSE_TIME -> mean(result, all.handling().firstResponse());
            case RESPONSE_TIME -> mean(result, all.handling().response());
            case OCCUPANCY ->
                ratio(
                        result,
                        time(rated.sum()),
                        "(" + time(rated.sum()) + " + " + time(rated.count() - rated.sum()) + ")");
            case CONCURRENCY -> ratio(result, time(statuses.interactions()), time(statuses.busy()));
            case PER_HOUR -> words("PER_HOUR", result, count(segments.answered()), time(statuses.loggedIn()));
            case LOGGED_IN ->
                sum(
                        result,
                        Stream.of(statuses.available(), statuses.paused(), statuses.afterCall(), statuses.inService())
                                .map(AgentsExplanations::time));
            case BUSY -> words("BUSY", result, time(statuses.interactions()));
            case AVAILABLE, PAUSED, AFTER_CALL, IN_SERVICE -> part(result, time(statuses.loggedIn()));
            case PAUSE_REASON -> part(result, time(statuses.paused()));
            case FIRST_LOGIN, LAST_LOGOUT -> result;
        };
    }

    private Stream<String> media(SegmentCounts segments) {
        return segments.media().entrySet().stream()
                .filter(entry -> entry.getValue().answered() > 0)
                .map(entry -> count(entry.getValue().answered()) + " "
                        + texts.of(entry.getKey().messageKey()));
    }

    private static long calls(SegmentCounts segments) {
        return Arrays.stream(Medium.values())
                .filter(medium -> medium.has(Trait.CALL))
                .mapToLong(medium -> segments.of(medium).answered())
                .sum();
    }

    private String sum(String result, Stream<String> terms) {
        return terms.collect(Collectors.joining(" + ")) + " = " + result;
    }

    private String part(String result, String whole) {
        return words("part", result, whole);
    }

    private static String ratio(String result, String numerator, String denominator) {
        return numerator + " ÷ " + denominator + " = " + result;
    }

    private String mean(String result, Mean mean) {
        return ratio(result, time(mean.sum()), count(mean.count()));
    }

    private String words(String key, Object... arguments) {
        return texts.of("agents.example." + key, arguments);
    }

    private String count(long number) {
        return cells.write(Format.COUNT, number);
    }

    private static String time(long seconds) {
        return CellWriter.duration(seconds);
    }
}
