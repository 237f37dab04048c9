package io.rastro.ingestion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When the rows of an import happened, so that whoever brought them in finds them. */
@Service
@Transactional
public class ImportCoverage {

    private final CoveredRowsRepository parts;

    ImportCoverage(CoveredRowsRepository parts) {
        this.parts = parts;
    }

    void clear(int run) {
        parts.clear(run);
    }

    void add(int run, List<RowResult> results) {
        Map<CoveredRows.Key, CoveredRows> known =
                parts.of(run).stream().collect(Collectors.toMap(CoveredRows::key, Function.identity()));
        for (RowResult result : results) {
            IncomingRecord record = result.row().incoming();
            if (record != null && result.outcome() != RowResult.RowOutcome.REJECTED) {
                String medium = record instanceof IncomingInteraction interaction
                        ? interaction.medium().name()
                        : "";
                Instant at = record.at();
                known.computeIfAbsent(new CoveredRows.Key(run, medium), key -> parts.save(new CoveredRows(key, at)))
                        .add(at);
            }
        }
    }

    /** The medium with most rows first. */
    public List<CoveredRows> of(int run) {
        return parts.of(run);
    }
}
