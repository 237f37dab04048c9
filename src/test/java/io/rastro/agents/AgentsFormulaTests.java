package io.rastro.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.agents.AgentsFixture.Segment;
import io.rastro.agents.SegmentCounts.Assigned;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.report.FilterValues;
import io.rastro.testing.RepositoryTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column of the Agents report against what a pencil says. */
@RepositoryTest
class AgentsFormulaTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final String DAY = "2021-06-02";

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationContext portal;

    private AgentsFixture data;
    private int ana;
    private int bia;
    private int service;

    @BeforeEach
    void hire() {
        data = new AgentsFixture(database);
        ana = data.agent("Ana");
        bia = data.agent("Bia");
        service = data.service();
    }

    @Test
    void countsAreBookedByDataAndSplitByMediumAndDirection() {
        call(ana, "10:00:00", "10:00:10", "10:04:10", Direction.INBOUND, Status.SERVICE_TRANSFERRED);
        call(ana, "11:00:00", "11:00:10", "11:02:10", Direction.OUTBOUND, Status.SERVICE_COMPLETED);
        call(ana, "12:00:00", null, "12:00:30", Direction.INBOUND, Status.ABANDONED);
        data.segment(segment(ana, Medium.CHAT, "23:59:59", "23:59:59", "23:59:59"));
        data.segment(new Segment(
                ana,
                service,
                Medium.CHAT,
                at("2021-06-01T23:59:59"),
                at("2021-06-02T00:10:00"),
                at("2021-06-02T00:20:00")));

        SegmentCounts segments = row(ana).segments();

        assertThat(segments.answered()).isEqualTo(3);
        assertThat(segments.media())
                .isEqualTo(Map.of(Medium.VOICE, new Assigned(2, 3), Medium.CHAT, new Assigned(1, 1)));
        assertThat(segments.inbound()).isEqualTo(1);
        assertThat(segments.outbound()).isEqualTo(1);
        assertThat(segments.transferred()).isEqualTo(1);
        assertThat(row(ana).transferRate().exact()).isEqualTo(1.0 / 3);
    }

    @Test
    void conversationSharedByTwoCountsForEachAndOnceInTotal() {
        data.segment(
                segment(ana, Medium.CHAT, "10:00:00", "10:00:00", "10:10:00").conversation(7));
        data.segment(
                segment(ana, Medium.CHAT, "10:20:00", "10:20:00", "10:30:00").conversation(7));
        data.segment(
                segment(bia, Medium.CHAT, "10:10:00", "10:10:00", "10:20:00").conversation(7));
        data.segment(
                segment(bia, Medium.CHAT, "11:00:00", "11:00:00", "11:10:00").conversation(8));

        assertThat(row(ana).segments().conversations()).isEqualTo(1);
        assertThat(row(bia).segments().conversations()).isEqualTo(2);
        assertThat(report().total().sums().segments().conversations()).isEqualTo(2);
        assertThat(report().total().sums().segments().answered()).isEqualTo(4);
    }

    @Test
    void averagesAreRatiosOfSumsOverThoseThatHaveAValue() {
        data.segment(segment(ana, Medium.WHATSAPP, "10:00:00", "10:00:00", "10:10:00")
                .times(60, 30, 100));
        data.segment(segment(ana, Medium.WHATSAPP, "11:00:00", "11:00:00", "11:01:40")
                .times(null, 11, null));
        data.segment(segment(bia, Medium.WHATSAPP, "12:00:00", "12:00:00", "12:00:20")
                .times(10, null, null));

        HandlingTimes own = row(ana).handling();
        HandlingTimes all = report().total().sums().handling();

        assertThat(own.handled()).isEqualTo(new Mean(700, 2));
        assertThat(own.productive()).isEqualTo(new Mean(540, 1));
        assertThat(own.hold()).isEqualTo(new Mean(60, 1));
        assertThat(own.firstResponse()).isEqualTo(new Mean(41, 2));
        assertThat(own.firstResponse().rounded()).isEqualTo(21);
        assertThat(own.response()).isEqualTo(new Mean(100, 1));
        assertThat(all.handled()).isEqualTo(new Mean(720, 3));
        assertThat(all.handled().rounded()).isEqualTo(240);
        assertThat(all.productive()).isEqualTo(new Mean(550, 2));
        assertThat(row(bia).handling().response().rounded()).isNull();
    }

    @Test
    void concurrentInteractionsAreBusyOnceAndAddUpToConcurrency() {
        data.segment(segment(ana, Medium.CHAT, "10:00:00", "10:00:00", "10:30:00"));
        data.segment(segment(ana, Medium.CHAT, "10:10:00", "10:10:00", "10:20:00"));
        data.segment(segment(ana, Medium.CHAT, "10:15:00", "10:15:00", "10:40:00"));
        data.segment(segment(ana, Medium.CHAT, "11:00:00", "11:00:00", "11:05:00"));
        data.status(ana, AgentState.AVAILABLE, at(DAY + "T09:45:00"), at(DAY + "T10:00:00"));

        AgentSums sums = row(ana);

        assertThat(sums.statuses().busy()).isEqualTo(45 * 60);
        assertThat(sums.statuses().interactions()).isEqualTo(70 * 60);
        assertThat(sums.concurrency().exact()).isEqualTo(70.0 / 45);
        assertThat(sums.occupancy().exact()).isEqualTo(0.75);
        assertThat(sums.perHour()).isEqualTo(16);
    }

    @Test
    void busyTimeIsClippedWhateverDataIs() {
        data.segment(new Segment(
                ana,
                service,
                Medium.WHATSAPP,
                at("2021-05-20T10:00:00"),
                at("2021-05-20T10:00:00"),
                at("2021-06-02T00:30:00")));
        data.segment(new Segment(
                ana,
                service,
                Medium.WHATSAPP,
                at("2021-06-01T20:00:00"),
                at("2021-06-01T23:50:00"),
                at("2021-06-02T00:40:00")));
        data.segment(new Segment(
                ana,
                service,
                Medium.WHATSAPP,
                at("2021-06-02T23:50:00"),
                at("2021-06-02T23:50:00"),
                at("2021-06-04T00:00:00")));
        data.segment(new Segment(
                ana,
                service,
                Medium.WHATSAPP,
                at("2021-06-03T00:00:00"),
                at("2021-06-02T23:40:00"),
                at("2021-06-03T00:10:00")));

        assertThat(row(ana).statuses().busy()).isEqualTo((40 + 20) * 60);
        assertThat(row(ana).statuses().interactions()).isEqualTo((30 + 40 + 10 + 20) * 60);
        assertThat(row(ana).segments().answered()).isEqualTo(1);
    }

    @Test
    void statusesAreSummedByStateAndReason() {
        int lunch = data.reason();
        data.status(ana, AgentState.AVAILABLE, at(DAY + "T08:00:00"), at(DAY + "T08:30:00"));
        data.status(ana, AgentState.IN_SERVICE, at(DAY + "T08:30:00"), at(DAY + "T08:45:00"));
        data.status(ana, AgentState.AFTER_CALL, at(DAY + "T08:45:00"), at(DAY + "T08:50:00"));
        data.pause(ana, lunch, at(DAY + "T12:00:00"), at(DAY + "T13:00:00"));
        data.pause(ana, StatusTimes.NO_REASON, at(DAY + "T13:00:00"), at(DAY + "T13:01:00"));
        data.status(ana, AgentState.OFFLINE, at(DAY + "T13:01:00"), at(DAY + "T20:00:00"));

        StatusTimes statuses = row(ana).statuses();

        assertThat(statuses.available()).isEqualTo(1_800);
        assertThat(statuses.inService()).isEqualTo(900);
        assertThat(statuses.afterCall()).isEqualTo(300);
        assertThat(statuses.pauses()).isEqualTo(Map.of(lunch, 3_600L, StatusTimes.NO_REASON, 60L));
        assertThat(statuses.loggedIn()).isEqualTo(1_800 + 900 + 300 + 3_660);
        assertThat(statuses.firstLogin()).isEqualTo(at(DAY + "T08:00:00"));
        assertThat(statuses.lastLogout()).isEqualTo(at(DAY + "T13:01:00"));
    }

    @Test
    void statusOverMidnightIsSplitAndIsNoSecondLogin() {
        data.status(ana, AgentState.AVAILABLE, at("2021-06-01T22:00:00"), at("2021-06-02T06:00:00"));

        StatusTimes night = row(ana).statuses();
        StatusTimes evening = figures(report("2021-06-01", "2021-06-01"), ana).statuses();

        assertThat(night.available()).isEqualTo(6 * 3_600);
        assertThat(night.firstLogin()).isNull();
        assertThat(night.lastLogout()).isEqualTo(at("2021-06-02T06:00:00"));
        assertThat(evening.available()).isEqualTo(2 * 3_600);
        assertThat(evening.firstLogin()).isEqualTo(at("2021-06-01T22:00:00"));
        assertThat(evening.lastLogout()).isNull();
    }

    @Test
    void windowOverMidnightTakesBothEndsOfEachDay() {
        data.status(ana, AgentState.AVAILABLE, at("2021-06-01T20:00:00"), at("2021-06-03T20:00:00"));
        data.segment(segment(ana, Medium.CHAT, "05:59:59", "06:30:00", "07:00:00"));
        data.segment(segment(ana, Medium.CHAT, "06:00:00", "06:00:00", "07:00:00"));
        data.segment(segment(ana, Medium.CHAT, "21:00:00", "21:30:00", "22:10:00"));

        AgentSums sums = figures(report(DAY, DAY, "timeFrom", "22:00", "timeTo", "05:59"), ana);

        assertThat(sums.statuses().available()).isEqualTo(8 * 3_600);
        assertThat(sums.statuses().busy()).isEqualTo(600);
        assertThat(sums.segments().answered()).isEqualTo(1);
    }

    @Test
    void daysOfAClockChangeHaveTwentyThreeOrTwentyFiveHours() {
        data.status(ana, AgentState.AVAILABLE, at("2018-11-01T00:00:00"), at("2018-11-10T00:00:00"));
        data.status(bia, AgentState.AVAILABLE, at("2019-02-10T00:00:00"), at("2019-02-20T00:00:00"));

        assertThat(figures(report("2018-11-04", "2018-11-04"), ana).statuses().available())
                .isEqualTo(23 * 3_600);
        assertThat(figures(report("2019-02-16", "2019-02-16"), bia).statuses().available())
                .isEqualTo(25 * 3_600);
        assertThat(figures(report("2019-02-16", "2019-02-16", "timeFrom", "23:00", "timeTo", "23:59"), bia)
                        .statuses()
                        .available())
                .isEqualTo(2 * 3_600);
        assertThat(figures(report("2018-11-03", "2018-11-05"), ana).statuses().available())
                .isEqualTo((24 + 23 + 24) * 3_600);
    }

    @Test
    void overlapIsCutWhereTheNextStarts() {
        data.status(ana, AgentState.AVAILABLE, at(DAY + "T08:00:00"), at(DAY + "T12:00:00"));
        data.pause(ana, StatusTimes.NO_REASON, at(DAY + "T09:00:00"), at(DAY + "T09:10:00"));
        data.status(ana, AgentState.AVAILABLE, at(DAY + "T10:00:00"), at(DAY + "T11:00:00"));

        AgentsReport report = report();

        assertThat(figures(report, ana).statuses().available()).isEqualTo(2 * 3_600);
        assertThat(figures(report, ana).statuses().paused()).isEqualTo(600);
        assertThat(report.issues()).isEqualTo(DataIssueCounts.of(DataIssue.OVERLAPPING, 1));
    }

    @Test
    void statusWithoutAnEndLastsUntilTheNextEvenIntoThePeriod() {
        data.status(ana, AgentState.AVAILABLE, at("2021-05-01T08:00:00"), null);
        data.status(ana, AgentState.OFFLINE, at(DAY + "T01:00:00"), at(DAY + "T02:00:00"));

        AgentsReport report = report();

        assertThat(figures(report, ana).statuses().available()).isEqualTo(3_600);
        assertThat(report.issues()).isEqualTo(DataIssueCounts.of(DataIssue.UNENDED, 1));
    }

    @Test
    void lastStatusWithoutAnEndLastsUntilNowButNoLongerThanADay() {
        data.status(ana, AgentState.AVAILABLE, at(DAY + "T08:00:00"), null);
        data.status(bia, AgentState.AVAILABLE, at("2021-06-01T10:00:00"), null);

        AgentsReport report = report(service(at(DAY + "T12:30:00")), DAY, DAY);

        assertThat(figures(report, ana).statuses().available()).isEqualTo(9 * 1_800);
        assertThat(figures(report, ana).statuses().lastLogout()).isNull();
        assertThat(figures(report, bia).statuses().available()).isEqualTo(10 * 3_600);
        assertThat(report.issues())
                .isEqualTo(new DataIssueCounts(Map.of(DataIssue.RUNNING, 1L, DataIssue.FORGOTTEN, 1L)));
    }

    @Test
    void statusThatEndsBeforeItStartsIsLeftOutAndCutsNothing() {
        data.status(ana, AgentState.AVAILABLE, at(DAY + "T08:00:00"), at(DAY + "T10:00:00"));
        data.status(ana, AgentState.OFFLINE, at(DAY + "T09:00:00"), at(DAY + "T08:59:59"));

        AgentsReport report = report();

        assertThat(figures(report, ana).statuses().available()).isEqualTo(2 * 3_600);
        assertThat(report.issues()).isEqualTo(DataIssueCounts.of(DataIssue.REVERSED, 1));
    }

    @Test
    void answeredIsWhatTheStatusSaysWhateverTheStamps() {
        data.segment(segment(ana, Medium.CHAT, "10:00:00", "10:00:10", "10:04:10"));
        data.segment(
                segment(ana, Medium.CHAT, "11:00:00", "11:00:10", "11:04:10").answered(null));
        data.segment(
                segment(ana, Medium.CHAT, "12:00:00", "12:00:10", "12:04:10").status(Status.ABANDONED));

        AgentsReport report = report();

        AgentSums sums = figures(report, ana);
        assertThat(sums.segments().answered()).isEqualTo(2);
        assertThat(sums.segments().conversations()).isEqualTo(2);
        assertThat(sums.handling().handled()).isEqualTo(new Mean(240, 1));
        assertThat(sums.statuses().busy()).isEqualTo(240);
        assertThat(report.issues())
                .isEqualTo(
                        new DataIssueCounts(Map.of(DataIssue.ANSWER_UNSTAMPED, 1L, DataIssue.ANSWER_CONTRADICTED, 1L)));
    }

    @ParameterizedTest
    @CsvSource({"0, 300, 2, 0", "1, 300, 2, 1", "60, 300, 2, 1", "61, 300, 1, 0"})
    void endBeforeTheAnswerByUpToAMinuteIsNoDuration(int back, int handled, int known, int clamped) {
        data.segment(segment(ana, Medium.CHAT, "10:00:00", "10:00:00", "10:05:00"));
        Instant answered = at(DAY + "T11:00:00");
        data.segment(new Segment(ana, service, Medium.CHAT, answered, answered, answered.minusSeconds(back)));

        AgentsReport report = report();

        assertThat(figures(report, ana).handling().handled()).isEqualTo(new Mean(handled, known));
        assertThat(report.issues().of(DataIssue.HANDLING_CLAMPED)).isEqualTo(clamped);
    }

    @Test
    void occupancyIsUnknownWhereNoStatusIsAndLeftOutOfTheTotal() {
        data.segment(segment(ana, Medium.CHAT, "10:00:00", "10:00:00", "10:30:00"));
        data.status(ana, AgentState.AVAILABLE, at(DAY + "T10:30:00"), at(DAY + "T11:00:00"));
        data.segment(segment(bia, Medium.CHAT, "10:00:00", "10:00:00", "10:30:00"));

        AgentsReport report = report();

        assertThat(figures(report, ana).occupancy().exact()).isEqualTo(0.5);
        assertThat(figures(report, bia).occupancy().exact()).isNull();
        assertThat(report.total().occupancy().exact()).isEqualTo(0.5);
        assertThat(report.unknownStatus()).containsExactly(bia);
    }

    @Test
    void statusOfflineIsKnownAndMakesAnOccupancyOfEverything() {
        data.segment(segment(ana, Medium.CHAT, "10:00:00", "10:00:00", "10:30:00"));
        data.status(ana, AgentState.OFFLINE, at(DAY + "T08:00:00"), at(DAY + "T09:00:00"));

        assertThat(row(ana).occupancy().exact()).isEqualTo(1);
    }

    @Test
    void whoIsOutOfTheReportByRepairedStatusesIsNamed() {
        int caio = data.agent("Caio");
        data.status(ana, AgentState.AVAILABLE, at(DAY + "T08:00:00"), at(DAY + "T07:00:00"));
        data.status(bia, AgentState.AVAILABLE, at(DAY + "T08:00:00"), at(DAY + "T09:00:00"));
        data.status(bia, AgentState.OFFLINE, at(DAY + "T08:00:00"), at(DAY + "T10:00:00"));
        data.status(caio, AgentState.OFFLINE, at(DAY + "T08:00:00"), at(DAY + "T07:00:00"));

        AgentsReport report = report(DAY, DAY, "agent", Integer.toString(ana));

        assertThat(report.leftOut()).containsExactly(ana);
        assertThat(report().leftOut()).containsExactlyInAnyOrder(ana, bia);
        assertThat(report().names()).containsEntry(ana, "Ana").containsEntry(bia, "Bia");
        assertThat(report(DAY, DAY, "agent", Integer.toString(caio)).leftOut()).isEmpty();
    }

    @Test
    void answeredWithoutAnAgentIsCountedUnderTheTable() {
        // Nobody is asked for by name, so the day must be one that no other test touches.
        String day = "1999-03-03";
        Instant received = at(day + "T10:00:00");
        data.segment(new Segment(ana, service, Medium.CHAT, received, received, received.plusSeconds(60)).by(null));
        data.segment(new Segment(ana, service, Medium.CHAT, received, received, received.plusSeconds(60)));

        AgentsReport report = service(Instant.now()).report(filter(day, day), ServiceScope.allServices());

        assertThat(report.issues().of(DataIssue.NO_AGENT)).isEqualTo(1);
        assertThat(report.total().sums().segments().answered()).isEqualTo(1);
    }

    @Test
    void limitedReaderSeesOnlyTheirServicesAndWhoHandledThem() {
        int other = data.service();
        data.segment(segment(ana, Medium.CHAT, "10:00:00", "10:00:00", "10:10:00"));
        data.segment(new Segment(
                ana, other, Medium.CHAT, at(DAY + "T10:00:00"), at(DAY + "T10:05:00"), at(DAY + "T11:00:00")));
        data.segment(new Segment(
                bia, other, Medium.CHAT, at(DAY + "T10:00:00"), at(DAY + "T10:00:00"), at(DAY + "T11:00:00")));
        data.status(bia, AgentState.AVAILABLE, at(DAY + "T08:00:00"), at(DAY + "T10:00:00"));

        AgentsReport report = service(Instant.now()).report(filter(DAY, DAY), ServiceScope.of(Set.of(service)));

        assertThat(report.rows()).extracting(AgentRow::agentId).containsExactly(ana);
        assertThat(report.total().sums().segments().answered()).isEqualTo(1);
        assertThat(report.total().sums().statuses().busy()).isEqualTo(600);
    }

    @Test
    void nothingToDivideByIsUnknownNotZero() {
        data.status(ana, AgentState.OFFLINE, at(DAY + "T08:00:00"), at(DAY + "T10:00:00"));
        data.pause(bia, StatusTimes.NO_REASON, at(DAY + "T08:00:00"), at(DAY + "T10:00:00"));

        AgentsReport report = report();

        assertThat(report.rows()).extracting(AgentRow::agentId).containsExactly(bia);
        AgentSums sums = figures(report, bia);
        assertThat(sums.transferRate().exact()).isNull();
        assertThat(sums.occupancy().exact()).isNull();
        assertThat(sums.concurrency().exact()).isNull();
        assertThat(sums.handling().handled().rounded()).isNull();
        assertThat(sums.perHour()).isEqualTo(0);
    }

    private void call(
            int agent,
            String received,
            @Nullable String answered,
            String finished,
            Direction direction,
            Status status) {
        data.segment(segment(agent, Medium.VOICE, received, received, finished)
                .answered(answered == null ? null : at(DAY + "T" + answered))
                .direction(direction)
                .status(status));
    }

    private Segment segment(int agent, Medium medium, String received, String answered, String finished) {
        return new Segment(
                agent, service, medium, at(DAY + "T" + received), at(DAY + "T" + answered), at(DAY + "T" + finished));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private AgentsReport report() {
        return report(DAY, DAY);
    }

    private AgentSums row(int agent) {
        return figures(report(), agent);
    }

    private static AgentSums figures(AgentsReport report, int agent) {
        return report.rows().stream()
                .filter(row -> Integer.valueOf(agent).equals(row.agentId()))
                .findFirst()
                .orElseThrow()
                .sums();
    }

    private AgentsReport report(String from, String to, String... more) {
        return report(service(at("2025-01-01T00:00:00")), from, to, more);
    }

    private AgentsReport report(AgentsService agents, String from, String to, String... more) {
        Map<String, List<String>> values =
                new LinkedHashMap<>(filter(from, to).values().byParameter());
        values.put("agent", List.of(Integer.toString(ana), Integer.toString(bia)));
        for (int index = 0; index < more.length; index += 2) {
            values.put(more[index], List.of(more[index + 1]));
        }
        return agents.report(AgentsFilter.of(new FilterValues(values)), ServiceScope.allServices());
    }

    private static AgentsFilter filter(String from, String to) {
        return AgentsFilter.of(
                new FilterValues(Map.of("from", List.of(LocalDate.parse(from).toString()), "to", List.of(to))));
    }

    private AgentsService service(Instant now) {
        return new AgentsKit(portal, Clock.fixed(now, ZoneOffset.UTC), ZONE).service();
    }
}
