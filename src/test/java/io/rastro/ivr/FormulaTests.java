package io.rastro.ivr;

import static io.rastro.ivr.SampleCall.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Status;
import io.rastro.ivr.SampleCall.CallSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Every column computed by hand. */
@IvrDataTest
@Transactional
class FormulaTests {

    @Autowired
    JdbcClient database;

    @Autowired
    IvrService service;

    @BeforeEach
    void noOtherCalls() {
        database.sql("delete from ivr_call").update();
    }

    @Test
    void callEndsInOnePlace() {
        write(
                call("10:00:00", "10:01:00", IvrOutcome.RETAINED),
                call("10:00:00", "10:01:00", IvrOutcome.RETAINED),
                call("10:05:00", "10:05:20", IvrOutcome.ABANDONED),
                answered("10:10:30", "10:10:40", "10:15:40"),
                unanswered(Status.ABANDONED, "10:20:30", "10:21:10"),
                unanswered(Status.DEQUEUED, "10:30:30", "10:32:00"),
                unanswered(Status.BAD_PHONE, "10:40:30", "10:41:00"));
        Measures total = total();
        assertThat(total.count(CallSet.RECEIVED)).isEqualTo(7);
        assertThat(total.count(CallSet.RETAINED)).isEqualTo(2);
        assertThat(total.count(CallSet.LEFT_IN_IVR)).isEqualTo(1);
        assertThat(total.count(CallSet.FORWARDED)).isEqualTo(4);
        assertThat(total.count(CallSet.ANSWERED)).isEqualTo(1);
        assertThat(total.count(CallSet.LEFT_IN_QUEUE)).isEqualTo(1);
        assertThat(total.count(CallSet.OVERFLOWED)).isEqualTo(2);
        assertThat(total.addsUp()).isTrue();
        assertThat(total.retention().value()).isEqualTo(2 / 7.0);
        assertThat(total.answering().value()).isEqualTo(0.25);
        assertThat(total.abandonment().value()).isEqualTo(0.25);
    }

    @Test
    void averagesAreRatiosOfSums() {
        write(
                answered("10:10:30", "10:10:40", "10:15:40"),
                answered("10:20:30", "10:21:30", "10:21:50"),
                unanswered(Status.ABANDONED, "10:30:30", "10:31:10"),
                unanswered(Status.ABANDONED, "10:40:30", "10:40:34"),
                unanswered(Status.DEQUEUED, "10:50:30", "10:59:30"));
        Measures total = total();
        assertThat(total.answerWait().seconds()).isEqualTo(35);
        assertThat(total.leaveWait().seconds()).isEqualTo(22);
        assertThat(total.longestWait()).as("of those answered or abandoned").isEqualTo(60);
        assertThat(total.handlingTime().seconds()).isEqualTo(160);
        assertThat(total.ivrTime().seconds()).isEqualTo(30);
    }

    @Test
    void serviceLevelLeavesShortAbandonsOut() {
        write(
                answered("10:10:00", "10:10:20", "10:15:40"),
                answered("10:20:00", "10:20:21", "10:21:50"),
                unanswered(Status.ABANDONED, "10:30:00", "10:30:05"),
                unanswered(Status.ABANDONED, "10:40:00", "10:40:06"),
                unanswered(Status.DEQUEUED, "10:50:00", "10:50:01"));
        assertThat(total().count(CallSet.LEFT_SOON)).isEqualTo(1);
        assertThat(total().serviceLevel().value()).isEqualTo(1 / 4.0);
        assertThat(total(Duration.ofSeconds(21)).serviceLevel().value()).isEqualTo(2 / 4.0);
        assertThat(total(Duration.ZERO).serviceLevel().value()).isZero();
    }

    @Test
    void nothingDividesByNothing() {
        write(call("10:00:00", "10:01:00", IvrOutcome.RETAINED));
        Measures total = total();
        assertThat(total.retention().value()).isEqualTo(1);
        assertThat(total.answering().value()).isNull();
        assertThat(total.abandonment().value()).isNull();
        assertThat(total.serviceLevel().value()).isNull();
        assertThat(total.answerWait().seconds()).isNull();
        assertThat(total.leaveWait().seconds()).isNull();
        assertThat(total.longestWait()).isNull();
        assertThat(total.handlingTime().seconds()).isNull();
        assertThat(total.ivrTime().seconds()).isEqualTo(60);
    }

    @Test
    void transferredIsAnsweredAndThenTransferred() {
        write(
                forwarded(segment(1, "10:10:30", "10:10:40", "10:12:00", Status.SERVICE_TRANSFERRED)),
                forwarded(segment(1, "10:10:30", null, "10:12:00", Status.SERVICE_TRANSFERRED)),
                answered("10:10:30", "10:10:40", "10:15:40"));
        assertThat(total().count(CallSet.TRANSFERRED)).isEqualTo(2);
        assertThat(total().count(CallSet.ANSWERED)).isEqualTo(3);
    }

    @Test
    void firstSegmentIsTheLowestNumberedThenTheEarliest() {
        write(
                forwarded(
                        segment(2, "10:10:00", "10:10:05", "10:11:00", Status.SERVICE_COMPLETED),
                        segment(1, "10:12:00", null, "10:12:50", Status.ABANDONED)),
                forwarded(
                        segment(null, "10:10:00", "10:10:05", "10:11:00", Status.SERVICE_COMPLETED),
                        segment(3, "10:12:00", null, "10:12:50", Status.ABANDONED)),
                forwarded(
                        segment(null, "10:14:00", "10:14:05", "10:15:00", Status.SERVICE_COMPLETED),
                        segment(null, "10:12:00", null, "10:12:50", Status.ABANDONED)));
        assertThat(total().count(CallSet.LEFT_IN_QUEUE)).isEqualTo(3);
        assertThat(total().leaveWait().part()).isEqualTo(150);
    }

    @Test
    void forwardedCallWithoutSegmentOverflowsAndIsTold() {
        CallSegment late = new CallSegment(
                1,
                at("2026-11-03T10:00:01"),
                null,
                null,
                at("2026-11-03T10:05:00"),
                "Cobrança",
                "Ana",
                Status.ABANDONED);
        write(
                call("10:00:00", "10:00:30", IvrOutcome.FORWARDED),
                new SampleCall(
                        time("10:00:00"), time("10:00:30"), "Vendas", List.of(), IvrOutcome.FORWARDED, List.of(late)));
        Measures total = total();
        assertThat(total.count(CallSet.OVERFLOWED)).isEqualTo(2);
        assertThat(total.count(CallSet.NO_SEGMENT)).isEqualTo(2);
        assertThat(report(IvrGrouping.SERVICE).rows()).extracting(IvrRow::key).containsExactly(IvrGrouping.NONE);
    }

    @Test
    void waitBeginsWhenBothIvrAndQueueHadTheirTurn() {
        CallSegment early = new CallSegment(
                1,
                time("10:10:00"),
                time("10:10:10"),
                time("10:10:40"),
                time("10:12:00"),
                "Cobrança",
                "Ana",
                Status.SERVICE_COMPLETED);
        write(forwardedAt("10:10:25", early), forwardedAt("10:10:05", early));
        Measures total = total();
        assertThat(total.answerWait().part()).isEqualTo(15 + 30);
        assertThat(total.count(CallSet.QUEUED_EARLY)).isEqualTo(1);
    }

    /** By how many seconds the answer was told before the call left the IVR. */
    @ParameterizedTest
    @CsvSource({"0, 1, 0, 1, 0", "1, 1, 1, 1, 0", "60, 1, 1, 1, 0", "61, 0, 0, 0, 1"})
    void waitBelowZeroByUpToAMinuteIsNoWaitAndCounts(int back, int inTime, int clamped, int known, int unknown) {
        Instant left = time("10:10:00");
        Instant answered = left.minusSeconds(back);
        write(
                new SampleCall(
                        left.minusSeconds(30),
                        left,
                        "Vendas",
                        List.of(),
                        IvrOutcome.FORWARDED,
                        List.of(new CallSegment(
                                1,
                                answered,
                                answered,
                                answered,
                                left.plusSeconds(90),
                                "Cobrança",
                                "Ana",
                                Status.SERVICE_COMPLETED))),
                answered("10:20:00", "10:20:40", "10:21:40"));
        Measures total = total();
        assertThat(total.count(CallSet.ANSWERED)).isEqualTo(2);
        assertThat(total.count(CallSet.WAIT_CLAMPED)).isEqualTo(clamped);
        assertThat(total.count(CallSet.ANSWER_WAIT_UNKNOWN)).isEqualTo(unknown);
        assertThat(total.answerWait()).isEqualTo(new Ratio(40, 1 + known));
        assertThat(total.serviceLevel()).isEqualTo(new Ratio(inTime, 1 + known));
    }

    @Test
    void stampsThatRunBackByUpToAMinuteMakeSpansOfNothing() {
        write(
                answered("10:10:30", "10:10:40", "10:15:40"),
                answered("10:10:30", "10:10:40", "10:10:39"),
                unanswered(Status.ABANDONED, "10:10:30", "10:10:29"),
                call("10:00:10", "10:00:00", IvrOutcome.RETAINED));
        Measures total = total();
        assertThat(total.handlingTime()).isEqualTo(new Ratio(300, 2));
        assertThat(total.count(CallSet.HANDLING_CLAMPED)).isEqualTo(1);
        assertThat(total.leaveWait()).isEqualTo(new Ratio(0, 1));
        assertThat(total.count(CallSet.LEFT_SOON)).isEqualTo(1);
        assertThat(total.count(CallSet.WAIT_CLAMPED)).isEqualTo(1);
        assertThat(total.ivrTime()).isEqualTo(new Ratio(90, 4));
        assertThat(total.count(CallSet.IVR_TIME_CLAMPED)).isEqualTo(1);
    }

    @Test
    void stampsThatRunBackFurtherMakeSpansUnknown() {
        write(
                answered("10:10:30", "10:10:40", "10:15:40"),
                answered("10:10:30", "10:11:40", "10:10:39"),
                unanswered(Status.ABANDONED, "10:10:30", "10:09:29"),
                call("10:01:01", "10:00:00", IvrOutcome.RETAINED));
        Measures total = total();
        assertThat(total.handlingTime()).isEqualTo(new Ratio(300, 1));
        assertThat(total.count(CallSet.HANDLING_UNKNOWN)).isEqualTo(1);
        assertThat(total.leaveWait().seconds()).isNull();
        assertThat(total.count(CallSet.LEAVE_WAIT_UNKNOWN)).isEqualTo(1);
        assertThat(total.count(CallSet.LEFT_SOON)).isZero();
        assertThat(total.ivrTime()).isEqualTo(new Ratio(90, 3));
        assertThat(total.count(CallSet.IVR_TIME_UNKNOWN)).isEqualTo(1);
    }

    @Test
    void answeredIsWhatTheStatusSaysWhateverTheStamps() {
        write(
                answered("10:10:30", "10:10:40", "10:15:40"),
                forwarded(segment(1, "10:10:30", null, "10:15:40", Status.SERVICE_COMPLETED)),
                forwarded(segment(1, "10:10:30", "10:10:50", "10:11:00", Status.ABANDONED)),
                forwarded(segment(1, "10:10:30", "10:10:50", "10:11:00", Status.DEQUEUED)));
        Measures total = total();
        assertThat(total.count(CallSet.ANSWERED)).isEqualTo(2);
        assertThat(total.count(CallSet.LEFT_IN_QUEUE)).isEqualTo(1);
        assertThat(total.count(CallSet.OVERFLOWED)).isEqualTo(1);
        assertThat(total.count(CallSet.ANSWER_UNSTAMPED)).isEqualTo(1);
        assertThat(total.count(CallSet.ANSWER_CONTRADICTED)).isEqualTo(2);
        assertThat(total.answerWait()).isEqualTo(new Ratio(10, 1));
        assertThat(total.serviceLevel()).isEqualTo(new Ratio(1, 3));
        assertThat(total.leaveWait()).isEqualTo(new Ratio(30, 1));
        assertThat(total.handlingTime()).isEqualTo(new Ratio(300, 1));
    }

    @Test
    void answeredByNobodyKnownIsAnsweredAllTheSame() {
        CallSegment nobody = new CallSegment(
                1, time("10:10:00"), null, time("10:10:40"), time("10:12:00"), null, null, Status.SERVICE_COMPLETED);
        write(forwardedAt("10:10:30", nobody), answered("10:10:30", "10:10:40", "10:15:40"));
        assertThat(total().count(CallSet.NO_AGENT)).isEqualTo(1);
        assertThat(report(IvrGrouping.AGENT).rows()).extracting(IvrRow::label).containsExactly("Ana", null);
        assertThat(report(IvrGrouping.AGENT).rows())
                .allSatisfy(row ->
                        assertThat(row.measures().count(CallSet.ANSWERED)).isEqualTo(1));
    }

    private Measures total() {
        return total(Duration.ofSeconds(20));
    }

    private Measures total(Duration serviceLevel) {
        return service.report(filter(IvrGrouping.IVR, serviceLevel), ServiceScope.allServices())
                .total()
                .measures();
    }

    private IvrReport report(IvrGrouping grouping) {
        return service.report(filter(grouping, Duration.ofSeconds(20)), ServiceScope.allServices());
    }

    private static IvrFilter filter(IvrGrouping grouping, Duration serviceLevel) {
        return IvrFilter.everything(serviceLevel).groupedBy(grouping);
    }

    private void write(SampleCall... calls) {
        new CallWriter(database).write(List.of(calls));
    }

    private static SampleCall call(String entered, String left, IvrOutcome outcome) {
        return new SampleCall(time(entered), time(left), "Vendas", List.of("Menu"), outcome, null);
    }

    private static SampleCall answered(String left, String answered, String finished) {
        return forwardedAt(left, segment(1, left, answered, finished, Status.SERVICE_COMPLETED));
    }

    private static SampleCall unanswered(Status status, String left, String finished) {
        return forwardedAt(left, segment(1, left, null, finished, status));
    }

    private static SampleCall forwarded(CallSegment... segments) {
        Instant left = Arrays.stream(segments)
                .map(CallSegment::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new SampleCall(
                left.minusSeconds(30), left, "Vendas", List.of("Menu"), IvrOutcome.FORWARDED, List.of(segments));
    }

    private static SampleCall forwardedAt(String left, CallSegment segment) {
        return new SampleCall(
                time(left).minusSeconds(30),
                time(left),
                "Vendas",
                List.of("Menu"),
                IvrOutcome.FORWARDED,
                List.of(segment));
    }

    private static CallSegment segment(
            @Nullable Integer number, String queued, @Nullable String answered, String finished, Status status) {
        return new CallSegment(
                number,
                time(queued),
                time(queued),
                answered == null ? null : time(answered),
                time(finished),
                "Cobrança",
                "Ana",
                status);
    }

    private static Instant time(String time) {
        return at("2026-11-02T" + time);
    }
}
