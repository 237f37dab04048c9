package io.rastro.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ivr.FilterSample.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Filters by chance over calls by chance: what must hold for all of them. */
@IvrDataTest
class PartitionTests {

    private static final List<SampleCall> CALLS = SampleCalls.all();

    @Autowired
    JdbcClient database;

    @Autowired
    IvrService service;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowEqualsTheReckoningCallByCall(int seed) {
        Sample sample = FilterSample.of(database, seed);
        for (IvrGrouping grouping : IvrGrouping.values()) {
            Map<String, Measures> rows = new HashMap<>();
            report(sample, grouping)
                    .rows()
                    .forEach(row -> rows.put(Objects.requireNonNullElse(row.label(), "-"), row.measures()));
            assertThat(rows)
                    .as(grouping + " " + sample.filter() + " " + sample.scope())
                    .isEqualTo(new Reckoning(sample.filter().serviceLevel()).rows(CALLS, grouping, sample.chosen()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partitionsHoldInEveryRowAndTotalsAreEqualUnderEveryGrouping(int seed) {
        Sample sample = FilterSample.of(database, seed);
        Measures total = report(sample, IvrGrouping.IVR).total().measures();
        for (IvrGrouping grouping : IvrGrouping.values()) {
            IvrReport report = report(sample, grouping);
            assertThat(report.rows()).allMatch(row -> row.measures().addsUp());
            assertThat(report.total().measures()).as(grouping.name()).isEqualTo(total);
        }
    }

    private IvrReport report(Sample sample, IvrGrouping grouping) {
        return service.report(sample.filter().groupedBy(grouping), sample.scope());
    }
}
