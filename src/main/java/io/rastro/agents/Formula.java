package io.rastro.agents;

import io.rastro.agents.Formula.Example.Kind;
import io.rastro.agents.Formula.Example.Term;
import io.rastro.interaction.Medium;
import io.rastro.report.Format;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a number of a row comes about: its value, and what that is worked out of. */
public record Formula(BiFunction<AgentRow, AgentColumn, @Nullable Object> value, Function<AgentRow, Example> example) {

    /** What a number of the report is worked out of, for people. */
    public record Example(Kind kind, List<Term> terms) {

        public enum Kind {
            /** There is nothing to tell. */
            NONE,
            /** All terms together. */
            SUM,
            /** It is a part of the term. */
            PART,
            /** The first term divided by the others together. */
            RATIO,
            /** A sentence of the measure's own has places for the terms. */
            SENTENCE
        }

        /**
         * A number of it.
         *
         * @param medium what it is counted of, where a sum has a term for each
         */
        public record Term(
                Format format, long number, @Nullable Medium medium) {

            static Term count(long number) {
                return new Term(Format.COUNT, number, null);
            }

            static Term time(long seconds) {
                return new Term(Format.DURATION, seconds, null);
            }
        }
    }

    private static Formula of(
            Function<AgentSums, @Nullable Object> value, Kind kind, Function<AgentSums, List<Term>> terms) {
        return new Formula((row, column) -> value.apply(row.sums()), row -> new Example(kind, terms.apply(row.sums())));
    }

    static Formula stamp(Function<AgentSums, @Nullable Object> value) {
        return of(value, Kind.NONE, sums -> List.of());
    }

    static Formula sum(Function<AgentSums, List<Term>> terms) {
        return of(sums -> terms.apply(sums).stream().mapToLong(Term::number).sum(), Kind.SUM, terms);
    }

    static Formula part(Function<AgentSums, Long> value, Function<AgentSums, Term> whole) {
        return partOfEach((sums, column) -> value.apply(sums), whole);
    }

    /** The same of a measure that has several columns. */
    static Formula partOfEach(BiFunction<AgentSums, AgentColumn, Long> value, Function<AgentSums, Term> whole) {
        return new Formula(
                (row, column) -> value.apply(row.sums(), column),
                row -> new Example(Kind.PART, List.of(whole.apply(row.sums()))));
    }

    /** Seconds by the number of those that have them. */
    static Formula mean(Function<AgentSums, Mean> mean) {
        return of(sums -> mean.apply(sums).rounded(), Kind.RATIO, sums -> {
            Mean of = mean.apply(sums);
            return List.of(Term.time(of.sum()), Term.count(of.count()));
        });
    }

    /** @param format of what is divided by its like */
    static Formula ratio(Function<AgentSums, Mean> ratio, Format format) {
        return of(sums -> ratio.apply(sums).exact(), Kind.RATIO, sums -> {
            Mean of = ratio.apply(sums);
            return List.of(new Term(format, of.sum(), null), new Term(format, of.count(), null));
        });
    }

    /** Seconds by themselves and others; of a total not what follows from its sums. */
    static Formula share(Function<AgentRow, Mean> share) {
        return new Formula((row, column) -> share.apply(row).exact(), row -> {
            Mean of = share.apply(row);
            return new Example(
                    Kind.RATIO, List.of(Term.time(of.sum()), Term.time(of.sum()), Term.time(of.count() - of.sum())));
        });
    }

    static Formula told(Function<AgentSums, @Nullable Object> value, Function<AgentSums, List<Term>> terms) {
        return of(value, Kind.SENTENCE, terms);
    }
}
