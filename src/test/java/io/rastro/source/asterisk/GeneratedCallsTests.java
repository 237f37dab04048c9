package io.rastro.source.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.interaction.Status;
import io.rastro.ivr.IvrOutcome;
import io.rastro.source.RawEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many calls that an Asterisk could have written down. */
class GeneratedCallsTests {

    private static final int CALLS = Integer.getInteger("rastro.generated.calls", 3_000);

    private static final Map<String, String> SETTINGS = Map.of(
            "zone",
            "America/Sao_Paulo",
            "queueLog",
            "queue_log",
            "cdr",
            "Master.csv",
            "cel",
            "cel.csv",
            "members",
            "101 = Ana Prado");

    private static final Exchange EXCHANGE = Exchange.of(SETTINGS);

    @Test
    void generatedCallsAddUpToWhatWasGenerated() {
        List<RawEvent> events = new ArrayList<>();
        Instant begin = Instant.parse("2026-03-02T11:00:00Z");
        ExchangeGenerator.Totals totals = ExchangeGenerator.generate(CALLS, 15, begin, events::add);
        Replay replay = Replay.of(events, new AsteriskAssembler(EXCHANGE));
        List<IncomingInteraction> segments = replay.records(IncomingInteraction.class);
        assertThat(count(segments)).isEqualTo(totals.segments);
        assertThat(segments.stream()
                        .filter(GeneratedCallsTests::answered)
                        .mapToLong(segment -> seconds(
                                segment.stamps().queuedAt(), segment.stamps().answeredAt()))
                        .sum())
                .isEqualTo(totals.waitSeconds);
        assertThat(segments.stream()
                        .filter(GeneratedCallsTests::answered)
                        .mapToLong(segment -> seconds(
                                segment.stamps().answeredAt(), segment.stamps().finishedAt()))
                        .sum())
                .isEqualTo(totals.talkSeconds);
        Map<IvrOutcome, Integer> ivrCalls = replay.records(IncomingIvrCall.class).stream()
                .collect(Collectors.groupingBy(IncomingIvrCall::outcome, Collectors.summingInt(call -> 1)));
        assertThat(ivrCalls).isEqualTo(totals.ivrCalls);
        assertThat(events).isSortedAccordingTo(Comparator.comparing(RawEvent::at));
    }

    private static Map<Status, Integer> count(List<IncomingInteraction> segments) {
        return segments.stream()
                .collect(Collectors.groupingBy(
                        segment -> segment.ending().status(), Collectors.summingInt(segment -> 1)));
    }

    private static boolean answered(IncomingInteraction segment) {
        return segment.ending().status().answered();
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
