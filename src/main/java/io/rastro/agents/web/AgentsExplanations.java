package io.rastro.agents.web;

import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentMeasure;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.Formula.Example;
import io.rastro.report.CellWriter;
import io.rastro.report.web.MeasureExplanation;
import io.rastro.report.web.Texts;
import java.util.Arrays;
import java.util.List;
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
        String result = cells.write(column, report.total());
        Example example = column.measure().example(report.total());
        List<String> terms = example.terms().stream().map(this::term).toList();
        return switch (example.kind()) {
            case NONE -> result;
            case SUM -> String.join(" + ", terms) + " = " + result;
            case PART -> words("part", result, terms);
            case RATIO -> terms.get(0) + " ÷ " + together(terms.subList(1, terms.size())) + " = " + result;
            case SENTENCE -> words(column.measure().name(), result, terms);
        };
    }

    private String term(Example.Term term) {
        String number = cells.write(term.format(), term.number());
        return term.medium() == null
                ? number
                : number + " " + texts.of(term.medium().messageKey());
    }

    private static String together(List<String> terms) {
        return terms.size() == 1 ? terms.get(0) : "(" + String.join(" + ", terms) + ")";
    }

    private String words(String key, String result, List<String> terms) {
        return texts.of(
                "agents.example." + key,
                Stream.concat(Stream.of(result), terms.stream()).toArray());
    }
}
