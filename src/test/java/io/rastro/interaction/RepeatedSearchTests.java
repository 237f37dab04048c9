package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IngestionService;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import io.rastro.testing.PortalTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From its fifth execution on the driver prepares a statement on the server and receives its values in binary. */
@PortalTest
class RepeatedSearchTests {

    @Autowired
    IngestionService ingestion;

    @Autowired
    InteractionService interactions;

    @Test
    void searchReadsTheSameHoweverOftenItRuns() {
        ingestion.ingest("repeated", List.of(tagged()));
        InteractionFilter filter = InteractionFilter.of(
                Medium.INSTAGRAM, new FilterValues(Map.of("protocol", List.of("REPEATED-1"))), Order.NEWEST);
        List<InteractionRow> first = rows(filter);
        assertThat(first)
                .singleElement()
                .satisfies(row -> assertThat(row.get(StoredColumn.TAGS)).containsExactly("Dúvida", "Elogio"));
        for (int times = 0; times < 20; times++) {
            assertThat(rows(filter)).isEqualTo(first);
        }
    }

    private List<InteractionRow> rows(InteractionFilter filter) {
        return interactions
                .answer(filter, ServiceScope.allServices(), PageRequest.FIRST, false)
                .page()
                .rows();
    }

    private static IncomingInteraction tagged() {
        Instant start = Instant.parse("2026-02-01T12:00:00Z");
        return new SampleInteraction("1", Medium.INSTAGRAM, start)
                .finishedAt(start.plusSeconds(60))
                .protocol("REPEATED-1")
                .status(Status.ABANDONED)
                .tags(List.of("Dúvida", "Elogio"))
                .build();
    }
}
