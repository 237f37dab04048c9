package io.rastro.source.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.RawEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as releases of Asterisk and its distributions write them. */
class AsteriskLinesTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Exchange EXCHANGE = Exchange.of(
            Map.of("zone", "America/Sao_Paulo", "queueLog", "queue_log", "members", "PJSIP/104 = Davi Rocha"));
    private static final AsteriskAssembler ASSEMBLER = new AsteriskAssembler(EXCHANGE);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "1795857513|1795857510.13|vendas|NONE|ENTERQUEUE||5531972561002|1; vendas; ''; ENTERQUEUE; 3",
                "1795857526|a-1795857519.15|suporte|Ana Prado|CONNECT|2|1795857524.16|2; suporte; Ana Prado; CONNECT; 3",
                "1795857526|1795857519.15|loja|SP|NONE|ABANDON|1|1|2; loja|SP; ''; ABANDON; 3",
                "1795857526|1795857519.15|suporte|Ana|Prado|COMPLETEAGENT|1|1|2; suporte; Ana|Prado; COMPLETEAGENT; 3",
                "1795857489|1795857488.1|suporte|Local/101@from-queue/n|ADDMEMBER|; suporte; Local/101@from-queue/n; ADDMEMBER; 1",
                "1795857526|1795857519.15|suporte|NONE|EXITWITHTIMEOUT|1; suporte; ''; EXITWITHTIMEOUT; 1",
                "1795857526|NONE|NONE|NONE|CONFIGRELOAD|; NONE; ''; CONFIGRELOAD; 1",
                "1795857526|1795857519.15|NONE|NONE|WRAPUPSTART|30; NONE; ''; WRAPUPSTART; 1",
                "2026-11-28 06:18:46.123456|1795857519.15|suporte|Ana|CONNECT|2|1795857524.16|2||; suporte; Ana; CONNECT; 5",
            })
    void aLineOfQueueLogIsReadWhateverBarsItsNamesHold(
            String line, String queue, String agent, String event, int parameters) {
        QueueLogLine read = QueueLogLine.read(line, ZONE).orElseThrow();
        assertThat(read.queue()).isEqualTo(queue);
        assertThat(read.agent()).isEqualTo(agent.replace("''", ""));
        assertThat(read.event()).isEqualTo(event);
        assertThat(read.parameters()).hasSize(parameters);
        assertThat(read.at()).isBetween(Instant.ofEpochSecond(1795857489), Instant.ofEpochSecond(1795857527));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // A file in UTC, one in local time, and later legs of a channel four hours old.
                "1795857510.13; 2026-11-28 09:18:30; 2026-11-28T09:18:30Z",
                "1795857510.13; 2026-11-28 06:18:30; 2026-11-28T09:18:30Z",
                "pbx-1795857510.13; 2026-11-28 13:18:30; 2026-11-28T13:18:30Z",
                "1795857510.13; 2026-11-28 10:18:30; 2026-11-28T10:18:30Z",
                "pbx-a-1795857510.13; 2026-11-28 06:18:31; 2026-11-28T09:18:31Z",
            })
    void theUniqueIdProvesWhetherACallRecordIsInUtc(String uniqueId, String start, Instant expected) {
        ZoneId zone = AsteriskStamp.zoneOf(start, uniqueId, ZONE);
        assertThat(AsteriskStamp.read(start, zone)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1795857510.930786, 2026-11-28T09:18:30.930786Z",
        "1795857510, 2026-11-28T09:18:30Z",
        "2026-11-28 06:18:30, 2026-11-28T09:18:30Z",
        "2026-11-28 06:18:30.5, 2026-11-28T09:18:30.500Z",
        "2026-11-28T09:18:30+0000, 2026-11-28T09:18:30Z",
        "2026-11-28 06:18:30-03:00, 2026-11-28T09:18:30Z",
        "2026-11-28 06:18:30 -0300, 2026-11-28T09:18:30Z",
    })
    void stampsAreReadInEverySpelling(String text, Instant expected) {
        assertThat(AsteriskStamp.read(text, ZONE)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "16, '', ''",
        "17, '1795857510.13', ''",
        "17, 'DID 4001', ''",
        "18, '1795857510.13', ''",
        "19, '', 1795857510.12",
        "20, '1795857510.13', 1795857510.12",
        "21, '1795857510.13', 1795857510.12",
    })
    void masterCsvIsReadByItsWidth(int width, String first, String linkedId) {
        List<String> cells = new ArrayList<>(List.of(
                "",
                "5531972561002",
                "vendas",
                "filas",
                "\"\"\"Joao Leite\"\" <5531972561002>\"",
                "PJSIP/trunk-00000001",
                "",
                "Queue",
                "\"vendas,t\"",
                "2026-11-28 09:18:30",
                "",
                "2026-11-28 09:18:54",
                "24",
                "0",
                "ANSWERED",
                "DOCUMENTATION"));
        int own = width >= 19 ? width - 19 : width - 16;
        if (own > 0) {
            cells.add(first);
        }
        if (own > 1) {
            cells.add("4001");
        }
        if (width >= 19) {
            cells.addAll(List.of("", "1795857510.12", "7"));
        }
        CallDetail call = CallDetail.read(String.join(",", cells), null, ZONE).orElseThrow();
        assertThat(cells).hasSize(width);
        assertThat(call.name()).isEqualTo("Joao Leite");
        assertThat(call.queue()).contains("vendas");
        assertThat(call.linkedId()).isEqualTo(linkedId);
        assertThat(call.uniqueId()).isEqualTo(first.startsWith("DID") ? "" : first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "queueLog; not a line; broken",
                "queueLog; 1795857526|1795857519.15|suporte; broken",
                "queueLog; 1795857526|NONE|NONE|NONE|CONFIGRELOAD|; noted",
                "queueLog; 1795857526|NONE|suporte|Ana|PENALTY|5; noted",
                "queueLog; 1795857526|NONE|NONE|NONE|FESTA|; custom",
                "cdr; \"a\",\"b; broken",
                "cdr; a,b,c; broken",
                "cel; \"CHAN_START\",\"yesterday\"; broken",
                "another; 1; broken",
            })
    void whatBelongsToNoCallAndNoAgentGoesToANamedBucket(String feed, String line, String bucket) {
        assertThat(ASSEMBLER.read(event(feed, line))).isEqualTo(new Reading.Apart(bucket));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Attended transfer into a queue: ENTERQUEUE under the consultation's id, joined by a linked id.
                "826 q1 ENTERQUEUE||11|1 @0, 826 q1 Ana:CONNECT|2|1795857502.27|2 @2, 830 q2 ENTERQUEUE||11|1 @20,"
                        + " 830 q1 Ana:ATTENDEDTRANSFER|APP|Queue|2|28|1 @30, 826 q2 Bia:CONNECT|14|1795857500.31|1 @34,"
                        + " 826 q2 Bia:COMPLETECALLER|14|6|1 @40;"
                        + " q1 Ana 0-2-30 SERVICE_TRANSFERRED, q2 Bia 20-34-40 SERVICE_COMPLETED",
                // The same, with nothing to join it by.
                "826 q1 ENTERQUEUE||11|1 @0, 826 q1 Ana:CONNECT|2|1795857502.27|2 @2,"
                        + " 826 q2 Bia:CONNECT|14|1795857500.31|1 @34, 826 q2 Bia:COMPLETECALLER|14|6|1 @40;"
                        + " q1 Ana 0-2-20 SERVICE_TRANSFERRED, q2 Bia 20-34-40 SERVICE_COMPLETED",
                // Asked a queue, and came back.
                "826 q1 ENTERQUEUE||11|1 @0, 826 q1 Ana:CONNECT|2|1795857502.27|2 @2, 830 q2 ENTERQUEUE||11|1 @20,"
                        + " 830 q2 ABANDON|1|1|5 @25, 826 q1 Ana:COMPLETEAGENT|2|58|1 @60;"
                        + " q1 Ana 0-2-60 SERVICE_COMPLETED, q2 - 20--25 ABANDONED",
                // Asterisk 11 and before.
                "826 q1 ENTERQUEUE||11|1 @0, 826 q1 Ana:CONNECT|2|1795857502.27 @2, 826 q1 Ana:TRANSFER|300|x|2|8 @10,"
                        + " 826 q2 ENTERQUEUE||11|1 @10, 826 q2 EXITEMPTY|1|1|1 @11, 826 q2 ABANDON|1|1|1 @11;"
                        + " q1 Ana 0-2-10 SERVICE_TRANSFERRED, q2 - 10--11 DEQUEUED",
                // Full, or taken out by a program.
                "826 q1 ENTERQUEUE||11|1 @0, 826 q1 WITHDRAW|1|1|9|moved @9; q1 - 0--9 DEQUEUED",
                // Gave up during the agent's announcement.
                "826 q1 ENTERQUEUE||11|1 @0, 826 q1 Ana:ABANDON|1|1|7 @7; q1 - 0--7 ABANDONED",
                // An agent's dump can repeat, and is not the call's end.
                "826 q1 ENTERQUEUE||11|1 @0, 826 q1 Ana:AGENTDUMP| @3, 826 q1 Ana:AGENTDUMP| @5,"
                        + " 826 q1 Bia:CONNECT|6|1795857506.9|1 @6, 826 q1 Bia:COMPLETEAGENT|6|4|1 @10;"
                        + " q1 Bia 0-6-10 SERVICE_COMPLETED",
            })
    void aCallsWayThroughQueuesIsWhatItsLinesSay(String lines, String expected) {
        assertThat(segments(lines)).isEqualTo(expected);
    }

    /** Lines as "call queue [agent:]event and parameters @second". */
    private static String segments(String lines) {
        List<RawEvent> events = Stream.of(lines.split(","))
                .map(line -> line.strip().split(" @"))
                .map(parts -> {
                    String[] words = parts[0].split(" ", 3);
                    String[] agentAndEvent =
                            words[2].contains(":") ? words[2].split(":", 2) : new String[] {"NONE", words[2]};
                    return (1795857500 + Long.parseLong(parts[1])) + "|1795857400." + words[0] + "|" + words[1] + "|"
                            + agentAndEvent[0] + "|" + agentAndEvent[1];
                })
                .map(line -> event(AsteriskSource.QUEUE_LOG, line))
                .toList();
        Assembly assembly = ASSEMBLER.assemble(events, Finish.ENDED);
        return assembly.records().stream().map(AsteriskLinesTests::text).collect(Collectors.joining(", "));
    }

    private static String text(IncomingRecord record) {
        IncomingInteraction segment = (IncomingInteraction) record;
        return "%s %s %s-%s-%s %s"
                .formatted(
                        segment.parties().service(),
                        segment.parties().agent() == null
                                ? "-"
                                : segment.parties().agent().name(),
                        second(segment.stamps().queuedAt()),
                        second(segment.stamps().answeredAt()),
                        second(segment.stamps().finishedAt()),
                        segment.ending().status());
    }

    private static String second(Instant at) {
        return at == null ? "" : String.valueOf(at.getEpochSecond() - 1795857500);
    }

    @Test
    void aConsultationThatNothingJoinsToItsCallIsNone() {
        List<RawEvent> events = List.of(
                event("queueLog", "1795857520|1795857515.30|q2|NONE|ENTERQUEUE||11|1"),
                event("queueLog", "1795857530|1795857515.30|q1|Ana|ATTENDEDTRANSFER|APP|Queue|2|28|1"));
        Assembly assembly = ASSEMBLER.assemble(events, Finish.TIMED_OUT);
        assertThat(assembly.records()).isEmpty();
        assertThat(assembly.leftOver())
                .hasSize(2)
                .allMatch(left -> left.bucket().equals("consultation"));
    }

    @Test
    void aQueueThatIsFullIsSeenInTheCallRecordOnly() {
        RawEvent call = event(
                "cdr",
                "\"\",\"5531972561002\",\"vendas\",\"filas\",\"\",\"PJSIP/trunk-00000001\",\"\",\"Queue\",\"vendas,t\","
                        + "\"2026-11-28 09:18:30\",,\"2026-11-28 09:18:33\",3,0,\"ANSWERED\",\"DOCUMENTATION\",\"1795857510.13\",\"\"");
        Assembly assembly = ASSEMBLER.assemble(List.of(call), Finish.ENDED);
        assertThat(assembly.records()).hasSize(1);
        assertThat(text(assembly.records().get(0))).startsWith("vendas -").endsWith("DEQUEUED");
    }

    @Test
    void whatGoesOnIsToldOnlyAsFarAsItIsCertain() {
        List<RawEvent> events = List.of(
                event("queueLog", "1795857500|1795857400.1|q1|NONE|ENTERQUEUE||11|1"),
                event("queueLog", "1795857502|1795857400.1|q1|Ana|CONNECT|2|1795857501.2|2"));
        assertThat(ASSEMBLER.assemble(events, Finish.PREVIEW).records()).isEmpty();
        Assembly timedOut = ASSEMBLER.assemble(events, Finish.TIMED_OUT);
        assertThat(timedOut.records()).hasSize(1);
        assertThat(timedOut.missing()).contains("end");
    }

    @ParameterizedTest
    @CsvSource({
        "Local/101@from-queue-0000001a;1, 101",
        "Local/101@from-queue/n, 101",
        "PJSIP/101-0000001a, 101",
        "SIP/trunk-claro-0000001a, trunk-claro",
        "Agent/1001, 1001",
        "Ana Prado, Ana Prado",
        "IAX2/casa-1234, casa-1234",
    })
    void anExtensionIsReadFromEveryKindOfChannel(String channel, String extension) {
        assertThat(Exchange.extension(channel)).isEqualTo(extension);
    }

    @Test
    void membersAreKnownByInterfaceAndByName() {
        assertThat(ASSEMBLER.read(event("queueLog", "1795857500|MANAGER|q1|PJSIP/104|ADDMEMBER|")))
                .isEqualTo(ASSEMBLER.read(event("queueLog", "1795857500|NONE|q1|Davi Rocha|PAUSE|almoco")));
    }

    private static RawEvent event(String feed, String text) {
        return new RawEvent(feed, "1", Instant.EPOCH, text);
    }
}
