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
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that no Asterisk wrote, and many that it could have written. */
class AsteriskFuzzTests {

    private static final int LINES = Integer.getInteger("rastro.fuzz.lines", 20_000);
    private static final int CALLS = Integer.getInteger("rastro.generated.calls", 3_000);

    /** As many as are looked at together: mutated ids tie calls to each other that have nothing in common. */
    private static final int TOGETHER = 500;

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
    void mutatedLinesEscapeNowhereAndAreAllAccountedFor() {
        Random random = new Random(20261128);
        List<RawEvent> real = new ArrayList<>();
        real.addAll(Replay.events(AsteriskSource.QUEUE_LOG, Replay.lines("queue_log"), EXCHANGE));
        real.addAll(Replay.events(AsteriskSource.CDR, Replay.lines("Master.csv"), EXCHANGE));
        real.addAll(Replay.events(AsteriskSource.CDR, Replay.lines("crash/Master.csv"), EXCHANGE));
        real.addAll(Replay.events(AsteriskSource.CEL, Replay.lines("cel.csv"), EXCHANGE));
        int accounted = 0;
        for (int done = 0; done < LINES; done += TOGETHER) {
            int from = random.nextInt(real.size());
            List<RawEvent> mutated = new ArrayList<>();
            for (int i = 0; i < TOGETHER; i++) {
                RawEvent event = real.get((from + i) % real.size());
                mutated.add(new RawEvent(event.feed(), done + i + "", event.at(), Mutation.of(event.text(), random)));
            }
            Replay replay = Replay.of(mutated, new AsteriskAssembler(EXCHANGE));
            assertThat(replay.accounted()).isEqualTo(TOGETHER);
            accounted += replay.accounted();
        }
        assertThat(accounted).isGreaterThanOrEqualTo(LINES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "\"", ",", "\"\",", "-", ".", "1", "<", "\u0000", "1|", "((", "\\"})
    void aLineOfAMillionMarksIsReadLikeAnyOther(String mark) {
        AsteriskAssembler assembler = new AsteriskAssembler(EXCHANGE);
        String line = mark.repeat(1_000_000 / mark.length());
        for (String feed : List.of(AsteriskSource.QUEUE_LOG, AsteriskSource.CDR, AsteriskSource.CEL, "unknown")) {
            assertThat(assembler.read(new RawEvent(feed, "1", Instant.EPOCH, line)))
                    .isNotNull();
        }
    }

    @Test
    void generatedCallsAddUpToWhatWasGenerated() {
        List<RawEvent> events = new ArrayList<>();
        Instant begin = Instant.parse("2026-03-02T11:00:00Z");
        ExchangeGenerator.Totals totals = ExchangeGenerator.generate(CALLS, 15, begin, events::add);
        Replay replay = Replay.of(events, new AsteriskAssembler(EXCHANGE));
        List<IncomingInteraction> segments = replay.records(IncomingInteraction.class);
        assertThat(count(segments)).isEqualTo(totals.segments);
        assertThat(segments.stream()
                        .filter(AsteriskFuzzTests::answered)
                        .mapToLong(segment -> seconds(
                                segment.stamps().queuedAt(), segment.stamps().answeredAt()))
                        .sum())
                .isEqualTo(totals.waitSeconds);
        assertThat(segments.stream()
                        .filter(AsteriskFuzzTests::answered)
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

    /** What a line may become on a failing disk, or in an editor. */
    private static final class Mutation {

        private static final String MARKS = "|\",;\\-.:<>@/ \t\u0000\u00e9\ud83d\ude000123456789abcANSWERNONE";

        static String of(String line, Random random) {
            String mutated = line;
            for (int i = random.nextInt(4); i > 0; i--) {
                mutated = once(mutated, random);
            }
            return mutated;
        }

        private static String once(String line, Random random) {
            if (line.isEmpty()) {
                return "|";
            }
            int from = random.nextInt(line.length());
            int to = from + random.nextInt(line.length() - from + 1);
            char mark = MARKS.charAt(random.nextInt(MARKS.length()));
            return switch (random.nextInt(7)) {
                case 0 -> line.substring(0, from);
                case 1 -> line.substring(from);
                case 2 -> line.substring(0, from) + mark + line.substring(from);
                case 3 -> line.substring(0, from) + mark + line.substring(from + 1);
                case 4 -> line.substring(0, from) + line.substring(to);
                case 5 -> line.substring(0, to) + line.substring(from);
                default -> line.replace(line.charAt(from), mark);
            };
        }
    }
}
