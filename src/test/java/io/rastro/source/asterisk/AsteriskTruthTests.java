package io.rastro.source.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.interaction.Status;
import io.rastro.source.RawEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a real Asterisk, put together and held against what was really done. */
class AsteriskTruthTests {

    /** The number dialled stands in the user field here. */
    private static final String COLUMNS = "accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,"
            + "answer,end,duration,billsec,disposition,amaflags,uniqueid,did";

    private static final String CUSTOM_COLUMNS =
            "clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,start,answer,"
                    + "end,duration,billsec,disposition,amaflags,accountcode,uniqueid,did,sequence,linkedid";

    private static final String WITHOUT_ID = COLUMNS.substring(0, COLUMNS.indexOf(",uniqueid"));

    private static Replay replay(String folder, Map<String, String> files, String columns) {
        Map<String, String> settings = new HashMap<>(files);
        settings.put("zone", "America/Sao_Paulo");
        settings.put("cdrColumns", columns);
        AsteriskSource source = new AsteriskSource((name, file, splitter, happened) -> {
            throw new IllegalStateException(name);
        });
        Exchange exchange = Exchange.of(settings);
        List<RawEvent> events = new ArrayList<>();
        files.forEach((feed, file) -> events.addAll(Replay.events(feed, Replay.lines(folder + file), exchange)));
        // Fabio answers no call of a queue in variant/: where he sits only the operator can tell.
        Map<String, String> members = new HashMap<>(Map.of("Local/106@from-queue/n", "Fabio Nunes"));
        members.putAll(source.proposals(events, settings).getOrDefault("members", Map.of()));
        settings.put(
                "members",
                members.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining("\n")));
        return Replay.of(events, source.assembler(settings));
    }

    private static Map<String, String> files(String... feedsAndFiles) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < feedsAndFiles.length; i += 2) {
            files.put(feedsAndFiles[i], feedsAndFiles[i + 1]);
        }
        return files;
    }

    private static Replay allThree() {
        return replay("", files("queueLog", "queue_log", "cdr", "Master.csv", "cel", "cel.csv"), COLUMNS);
    }

    @Test
    void everyCallIsEqualFromTheThreeFilesTogether() {
        assertThat(Truth.differences("", allThree(), true)).isEmpty();
    }

    @Test
    void everyCallIsEqualFromQueueLogAndMasterCsvButForWhatChannelEventsAloneTell() {
        Replay replay = replay("", files("queueLog", "queue_log", "cdr", "Master.csv"), COLUMNS);
        assertThat(Truth.differences("", replay, false)).isEmpty();
    }

    @Test
    void aLayoutOfOnesOwnIsReadByItsColumnsAndInLocalTime() {
        Replay replay = replay(
                "", files("queueLog", "queue_log", "cdr", "Master-custom.csv", "cel", "cel.csv"), CUSTOM_COLUMNS);
        assertThat(Truth.differences("", replay, true)).isEmpty();
    }

    @Test
    void recordsWithoutUniqueIdsAreJoinedByTheirChannels() {
        Replay replay =
                replay("variant/", files("queueLog", "queue_log", "cdr", "Master.csv", "cel", "cel.csv"), WITHOUT_ID);
        assertThat(Truth.differences("variant/", replay, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 255", "variant/, 37", "crash/, 37"})
    void everyLineIsInARecordOrABucket(String folder, int queueLogLines) {
        Map<String, String> files = files("queueLog", "queue_log", "cdr", "Master.csv");
        Replay replay = replay(folder, files, "");
        assertThat(Replay.lines(folder + "queue_log")).hasSize(queueLogLines);
        assertThat(replay.accounted()).isEqualTo(replay.events());
        assertThat(replay.buckets()).doesNotContainKey("broken");
    }

    @Test
    void anAgentsOwnCallToLogInOrPauseIsNoInteraction() {
        assertThat(allThree().records(IncomingInteraction.class))
                .extracting(record -> record.parties().to())
                .doesNotContain("entrar", "pausa", "voltar", "sair");
        assertThat(allThree().buckets()).containsOnlyKeys("ownCall");
    }

    @Test
    void aCallInProgressWhenTheExchangeWasKilledEndsWithItsRestart() {
        Replay replay = replay("crash/", files("queueLog", "queue_log", "cdr", "Master.csv"), "");
        IncomingInteraction killed = replay.records(IncomingInteraction.class).stream()
                .filter(record -> record.externalId().equals("1795857526.31"))
                .findFirst()
                .orElseThrow();
        assertThat(killed.ending().status()).isEqualTo(Status.SERVICE_COMPLETED);
        assertThat(killed.stamps().finishedAt()).isEqualTo(Instant.ofEpochSecond(1795857639));
        assertThat(replay.missing()).contains("end");
        assertThat(replay.records(IncomingInteraction.class).stream()
                        .map(record -> record.labels().conversationId())
                        .distinct())
                .hasSize(6);
    }

    @Test
    void aKilledExchangesAgentsAreLoggedOutByItsRestart() {
        Replay replay = replay("crash/", files("queueLog", "queue_log", "cdr", "Master.csv"), "");
        assertThat(replay.records(IncomingAgentStatus.class))
                .filteredOn(status -> status.startedAt().isBefore(Instant.ofEpochSecond(1795857639)))
                .isNotEmpty()
                .allSatisfy(status -> assertThat(status.endedAt()).isEqualTo(Instant.ofEpochSecond(1795857639)));
    }

    @ParameterizedTest
    @CsvSource({"''", "variant/"})
    void logInsAndPausesAreWhatAgentsWereTold(String folder) {
        Replay replay = replay(
                folder,
                files("queueLog", "queue_log", "cdr", "Master.csv", "cel", "cel.csv"),
                folder.isEmpty() ? COLUMNS : WITHOUT_ID);
        Map<String, List<IncomingAgentStatus>> found = replay.records(IncomingAgentStatus.class).stream()
                .collect(Collectors.groupingBy(status -> status.agent().name()));
        Map<String, List<String>> expected = AgentTruth.statuses(folder);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((agent, statuses) -> {
            List<String> told = found.get(agent).stream()
                    .map(status -> status.state() + " " + Objects.toString(status.reason(), "-"))
                    .toList();
            assertThat(told).as(agent).isEqualTo(AgentTruth.names(statuses));
            for (int i = 0; i < told.size(); i++) {
                assertThat(AgentTruth.apart(statuses.get(i), found.get(agent).get(i)))
                        .as(agent)
                        .isLessThanOrEqualTo(Duration.ofSeconds(1));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "queueLog, queue_log, 77, 0",
        "cdr, Master.csv, , 13",
        "cel, cel.csv, , 70",
    })
    void oneFileAloneGivesWhatItHoldsAndSaysWhatIsMissing(
            String feed, String file, @Nullable Integer inQueues, int ivrCalls) {
        Replay replay = replay("", files(feed, file), "");
        assertThat(replay.records(IncomingIvrCall.class)).hasSize(ivrCalls);
        if (inQueues != null) {
            assertThat(replay.records(IncomingInteraction.class)).hasSize(inQueues);
        }
        assertThat(replay.accounted()).isEqualTo(replay.events());
        assertThat(replay.missing()).isNotEmpty();
        assertThat(replay.records()).isNotEmpty();
    }

    @Test
    void aCallThatOnlyItsRecordTellsOfIsNeverCompletedWithoutSomebodyOnTheOtherSide() {
        Replay replay = replay("", files("cdr", "Master.csv"), "");
        assertThat(replay.records(IncomingInteraction.class))
                .filteredOn(record -> record.ending().status() == Status.SERVICE_COMPLETED)
                .allSatisfy(record -> assertThat(record.parties().agent()).isNotNull());
    }

    @Test
    void aRecordingNamedByTheUniqueIdFindsTheFirstSegment() {
        assertThat(allThree().records(IncomingInteraction.class))
                .extracting(IncomingInteraction::externalId)
                .contains("1795857594.45", "1795857704.91", "1795857924.205", "1795857685.85", "1795857732.111");
    }

    @Test
    void theFileThatMixMonitorWasToldIsTheFirstSegmentsRecording() {
        Replay replay =
                replay("variant/", files("queueLog", "queue_log", "cdr", "Master.csv", "cel", "cel.csv"), WITHOUT_ID);
        Map<String, String> expected = Truth.table("variant/expected.csv").stream()
                .filter(call -> !call.get("recording").isEmpty())
                .collect(Collectors.toMap(call -> call.get("uniqueid"), call -> call.get("recording")));
        Map<String, String> found = replay.records(IncomingInteraction.class).stream()
                .flatMap(record -> record.trail().recordings().stream()
                        .map(recording -> Map.entry(record.externalId(), recording.reference())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void idsAreTheSameHoweverOftenTheEventsAreAsked() {
        Stream<String> once =
                allThree().records().stream().map(Object::toString).sorted();
        Stream<String> again =
                allThree().records().stream().map(Object::toString).sorted();
        assertThat(once).containsExactlyElementsOf(again.toList());
        assertThat(allThree().records())
                .extracting(record -> record.kind() + record.externalId())
                .doesNotHaveDuplicates();
    }

    /** The periods that what agents were told makes. */
    private static final class AgentTruth {

        private record Told(Instant at, String what, String queue, String reason) {}

        /** Up to where the log goes: that of variant/ was taken before the last log-outs. */
        static Map<String, List<String>> statuses(String folder) {
            List<String> log = Replay.lines(folder + "queue_log");
            Instant last = QueueLogLine.read(log.get(log.size() - 1), ZoneOffset.UTC)
                    .orElseThrow()
                    .at();
            Map<String, List<Told>> byAgent = Truth.table(folder + "expected-agents.csv").stream()
                    .filter(row -> Instant.parse(row.get("at")).isBefore(last.plusSeconds(1)))
                    .collect(Collectors.groupingBy(
                            row -> row.get("agent"),
                            Collectors.mapping(
                                    row -> new Told(
                                            Instant.parse(row.get("at")),
                                            row.get("what"),
                                            row.get("queue"),
                                            row.get("reason")),
                                    Collectors.toList())));
            return byAgent.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> periods(entry.getValue())));
        }

        /** As "state reason from to", to being null for what goes on. */
        private static List<String> periods(List<Told> told) {
            List<String> periods = new ArrayList<>();
            List<String> queues = new ArrayList<>();
            String state = "";
            Instant since = Instant.EPOCH;
            String pause = null;
            for (Told one : told) {
                switch (one.what()) {
                    case "logs in" -> queues.add(one.queue());
                    case "logs out" -> queues.remove(one.queue());
                    case "pauses" -> pause = one.reason().isEmpty() ? "-" : one.reason();
                    default -> pause = null;
                }
                String next = queues.isEmpty() ? "" : pause == null ? "AVAILABLE -" : "PAUSE " + pause;
                if (!next.equals(state)) {
                    if (!state.isEmpty()) {
                        periods.add(state + " " + since + " " + one.at());
                    }
                    state = next;
                    since = one.at();
                }
            }
            if (!state.isEmpty()) {
                periods.add(state + " " + since + " null");
            }
            return periods;
        }

        static List<String> names(List<String> periods) {
            return periods.stream()
                    .map(period -> period.split(" "))
                    .map(parts -> parts[0] + " " + parts[1])
                    .toList();
        }

        /** How far the found period's stamps are from the true ones, at most. */
        static Duration apart(String period, IncomingAgentStatus found) {
            String[] parts = period.split(" ");
            Duration start =
                    Duration.between(Instant.parse(parts[2]), found.startedAt()).abs();
            if (found.endedAt() == null || parts[3].equals("null")) {
                return found.endedAt() == null && parts[3].equals("null") ? start : Duration.ofDays(1);
            }
            Duration end =
                    Duration.between(Instant.parse(parts[3]), found.endedAt()).abs();
            return start.compareTo(end) > 0 ? start : end;
        }
    }
}
