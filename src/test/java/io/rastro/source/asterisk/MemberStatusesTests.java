package io.rastro.source.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.LeftOver;
import io.rastro.source.Assembler.Settled;
import io.rastro.source.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent's statuses, told piece by piece for as long as the agent works. */
class MemberStatusesTests {

    private static final long T = 1_764_500_000;
    private static final List<String> ACTS = List.of(
            "q1|SIP/101|ADDMEMBER|",
            "q2|SIP/101|ADDMEMBER|PAUSED",
            "q1|SIP/101|REMOVEMEMBER|",
            "q2|SIP/101|REMOVEMEMBER|",
            "q1|SIP/101|PAUSE|Lunch",
            "q2|SIP/101|PAUSE|",
            "q1|SIP/101|UNPAUSE|",
            "NONE|SIP/101|PAUSEALL|Break",
            "NONE|SIP/101|UNPAUSEALL|",
            "NONE|NONE|QUEUESTART|");

    private final Assembler assembler = new AsteriskAssembler(Exchange.of(Map.of("queueLog", "/q")));

    private static RawEvent event(int number, long second, String act) {
        return new RawEvent(
                AsteriskSource.QUEUE_LOG,
                "line-" + number,
                java.time.Instant.ofEpochSecond(T + second),
                (T + second) + "|NONE|" + act);
    }

    /** Some of them within one second. */
    private static List<RawEvent> day(Random random, int acts) {
        List<RawEvent> events = new ArrayList<>();
        long second = 0;
        for (int number = 0; number < acts; number++) {
            second += random.nextInt(3) * random.nextInt(600);
            events.add(event(number, second, ACTS.get(random.nextInt(number == 0 ? 9 : ACTS.size()))));
        }
        return events;
    }

    /** What is told last of each. */
    private static Map<String, IncomingAgentStatus> byId(List<IncomingRecord> records) {
        Map<String, IncomingAgentStatus> statuses = new TreeMap<>();
        records.forEach(record -> statuses.put(record.externalId(), (IncomingAgentStatus) record));
        return statuses;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void statusesToldPieceByPieceAreThoseToldAtOnce(long seed) {
        Random random = new Random(seed);
        List<RawEvent> events = day(random, 300);
        Assembly atOnce = assembler.assemble(events, Finish.TIMED_OUT);
        List<IncomingRecord> records = new ArrayList<>();
        List<RawEvent> group = new ArrayList<>();
        int over = 0;
        for (int next = 0; next < events.size(); ) {
            int until = Math.min(events.size(), next + 1 + random.nextInt(9));
            while (until < events.size()
                    && events.get(until).at().equals(events.get(until - 1).at())) {
                until++;
            }
            group.addAll(events.subList(next, until));
            next = until;
            Optional<Settled> settled = assembler.settle(group);
            if (settled.isPresent()) {
                over += settled.get().events().size();
                group.removeAll(settled.get().events());
                group.removeIf(MemberStatuses::isState);
                group.add(0, settled.get().state());
                records.addAll(settled.get().records());
            }
        }
        Assembly rest = assembler.assemble(group, Finish.TIMED_OUT);
        records.addAll(rest.records());
        assertThat(byId(records)).isEqualTo(byId(atOnce.records())).hasSizeGreaterThan(50);
        assertThat(rest.leftOver()).isEqualTo(atOnce.leftOver());
        assertThat(over
                        + group.stream()
                                .filter(each -> !MemberStatuses.isState(each))
                                .count())
                .isEqualTo(events.size());
    }

    @Test
    void whoTakesBreaksForMonthsLeavesNothingOpenButTheLastStatus() {
        List<RawEvent> group = new ArrayList<>(List.of(event(0, 0, ACTS.get(0))));
        for (int pause = 1; pause <= 2_000; pause++) {
            group.add(event(2 * pause, 3_600L * pause, ACTS.get(4)));
            group.add(event(2 * pause + 1, 3_600L * pause + 300, ACTS.get(6)));
            Settled settled = assembler.settle(group).orElseThrow();
            group.removeAll(settled.events());
            assertThat(group.stream().filter(each -> !MemberStatuses.isState(each)))
                    .isEmpty();
            group = new ArrayList<>(List.of(settled.state()));
            assertThat(settled.state().text()).hasSizeLessThan(200);
        }
        assertThat(byId(assembler.assemble(group, Finish.PREVIEW).records()).values())
                .singleElement()
                .satisfies(status -> {
                    assertThat(status.at().getEpochSecond()).isEqualTo(T + 3_600L * 2_000 + 300);
                    assertThat(status.externalId()).endsWith("AVAILABLE");
                });
    }

    @Test
    void whatChangesNothingWhileNobodyIsLoggedInIsInNoRecord() {
        List<RawEvent> events = IntStream.range(0, 4)
                .mapToObj(number ->
                        event(number, 60L * number, ACTS.get(List.of(0, 2, 6, 8).get(number))))
                .toList();
        Assembly assembly = assembler.assemble(events, Finish.TIMED_OUT);
        assertThat(assembly.records()).hasSize(1);
        assertThat(assembly.leftOver().stream().map(LeftOver::event)).isEqualTo(events.subList(2, 4));
        assertThat(assembler.settle(events).orElseThrow().events()).isEqualTo(events.subList(0, 2));
    }
}
