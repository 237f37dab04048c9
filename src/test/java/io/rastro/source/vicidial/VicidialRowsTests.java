package io.rastro.source.vicidial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import io.rastro.source.Assembler;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.RawEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What rows of VICIdial mean. */
class VicidialRowsTests {

    private static final long T = 1_764_590_400;

    private static Assembler assembler(Map<String, String> settings) {
        return new VicidialType(Clock.systemUTC()).assembler(settings);
    }

    /** As "column=value, …"; what ends in _epoch is counted from {@link #T}. */
    private static RawEvent row(String feed, String... columns) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        for (String column : String.join(",", columns).split(",", -1)) {
            String[] pair = column.strip().split("=", 2);
            row.put(pair[0], pair[0].endsWith("_epoch") ? String.valueOf(T + Long.parseLong(pair[1])) : pair[1]);
        }
        return new RawEvent(feed, "1", Instant.ofEpochSecond(T), row.toString());
    }

    private static IncomingInteraction call(Map<String, String> settings, String feed, String... columns) {
        Assembly assembly = assembler(settings).assemble(List.of(row(feed, columns)), Finish.ENDED);
        assertThat(assembly.leftOver()).isEmpty();
        return (IncomingInteraction) assembly.records().get(0);
    }

    private static final String INBOUND =
            "closecallid=1, uniqueid=1764590399.1, start_epoch=0, end_epoch=60, queue_seconds=10";
    private static final String OUTBOUND = "uniqueid=1764590399.1, start_epoch=0, end_epoch=60";

    @ParameterizedTest
    @CsvSource({
        "6001, SALE,   AGENT,           ANSWERED",
        "6001, INCALL, CALLER,          ANSWERED",
        "6001, XFER,   NONE,            ANSWERED",
        "6001, DROP,   CALLER,          ABANDONED",
        "6001, DROP,   ABANDON,         ABANDONED",
        "VDCL, DROP,   ABANDON,         ABANDONED",
        "VDCL, TIMEOT, QUEUETIMEOUT,    NOT_ANSWERED",
        "VDCL, AFTHRS, AFTERHOURS,      NOT_ANSWERED",
        "VDCL, NANQUE, NOAGENT,         NOT_ANSWERED",
        "VDCL, MAXQUE, MAXCALLS,        NOT_ANSWERED",
        "VDCL, HXFER,  HOLDRECALLXFER,  NOT_ANSWERED",
        "VDCL, QVMAIL, HOLDTIME,        VOICEMAIL",
        "6001, TIMEOT, QUEUETIMEOUT,    NOT_ANSWERED"
    })
    void whatBecameOfACallThatCameIn(String user, String status, String reason, VoiceStatus became) {
        IncomingInteraction call = call(
                Map.of(), VicidialTables.INBOUND, INBOUND, "user=" + user, "status=" + status, "term_reason=" + reason);
        boolean answered = became == VoiceStatus.ANSWERED;
        assertThat(call.ending().voiceStatus()).isEqualTo(became);
        assertThat(call.stamps().answeredAt()).isEqualTo(answered ? Instant.ofEpochSecond(T + 10) : null);
        assertThat(call.parties().agent() != null).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({
        "6001, SALE,   AGENT,   ANSWERED",
        "6001, XFER,   NONE,    ANSWERED",
        "6001, N,      AGENT,   NOT_ANSWERED",
        "6001, B,      AGENT,   NOT_ANSWERED",
        "6001, A,      AGENT,   VOICEMAIL",
        "6001, DC,     AGENT,   OUT_OF_SERVICE",
        "VDAD, NA,     NONE,    NOT_ANSWERED",
        "VDAD, AB,     NONE,    NOT_ANSWERED",
        "VDAD, AA,     NONE,    VOICEMAIL",
        "VDAD, ADC,    NONE,    OUT_OF_SERVICE",
        "VDAD, AFAX,   NONE,    NOT_CONNECTED",
        "VDAD, ERI,    NONE,    NOT_CONNECTED",
        "VDAD, DROP,   CALLER,  ABANDONED",
        "VDAD, PDROP,  NONE,    ABANDONED"
    })
    void whatBecameOfACallThatWasMade(String user, String status, String reason, VoiceStatus became) {
        IncomingInteraction call = call(
                Map.of(),
                VicidialTables.OUTBOUND,
                OUTBOUND,
                "user=" + user,
                "status=" + status,
                "term_reason=" + reason,
                "talk_epoch=4");
        assertThat(call.ending().voiceStatus()).isEqualTo(became);
        assertThat(call.stamps().answeredAt())
                .isEqualTo(became == VoiceStatus.ANSWERED ? Instant.ofEpochSecond(T + 4) : null);
    }

    /** VICIdial keeps numbers without their country, and beside each the code somebody set, which is 1 unless changed. */
    @ParameterizedTest
    @CsvSource({
        "11987650001,   55, '', +5511987650001",
        "11987650001,   1,  55, +5511987650001",
        "11987650001,   1,  '', +111987650001",
        "5511987650001, 1,  55, +5511987650001",
        "55987650001,   1,  55, +5555987650001",
        "011987650001,  1,  55, 011987650001",
        "4001,          1,  55, 4001",
        "anonymous,     1,  55, anonymous",
        "11987650001,   0,  '', 11987650001"
    })
    void numberIsToldWithItsCountry(String number, String code, String setting, String told) {
        IncomingInteraction call = call(
                Map.of("countryCode", setting),
                VicidialTables.INBOUND,
                INBOUND,
                "user=6001",
                "status=SALE",
                "phone_number=" + number,
                "phone_code=" + code);
        assertThat(call.parties().from()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0", "0, 0", "12.75, 12750", "90, 60000", "x, 0", "1e9, 60000"})
    void waitLiesWithinTheCall(String seconds, long millis) {
        IncomingInteraction call = call(
                Map.of(),
                VicidialTables.INBOUND,
                INBOUND.replace("queue_seconds=10", "queue_seconds=" + seconds),
                "user=6001",
                "status=SALE");
        assertThat(call.stamps().answeredAt())
                .isEqualTo(Instant.ofEpochSecond(T).plusMillis(millis));
    }

    /** A transfer to another server of the dialler: the channel there is another one. */
    @Test
    void callThatWentOnIsOneConversationWhateverItsChannels() {
        IncomingInteraction first = call(
                Map.of("campaigns", "FIN = Cobrança"),
                VicidialTables.INBOUND,
                INBOUND,
                "user=6001, full_name=Ana, status=SALE, campaign_id=SUP, went_on=FIN\nFinanceiro");
        IncomingInteraction second = call(
                Map.of(),
                VicidialTables.INBOUND,
                "closecallid=2, uniqueid=1764590500.9, came_from=1764590399.1, start_epoch=60, end_epoch=90, user=6002",
                "status=SALE");
        assertThat(List.of(first, second))
                .extracting(
                        segment -> segment.labels().conversationId(),
                        segment -> segment.ending().status())
                .containsExactly(tuple("1764590399.1", Status.SERVICE_TRANSFERRED), tuple("1764590399.1", null));
        assertThat(first.trail().events())
                .extracting(
                        IncomingInteraction.Event::type,
                        IncomingInteraction.Event::agent,
                        IncomingInteraction.Event::toService)
                .containsExactly(tuple(EventType.TRANSFERRED, "Ana", "Cobrança"));
    }

    private static Stream<IncomingAgentStatus> statuses(String... columns) {
        List<IncomingRecord> records = assembler(Map.of())
                .assemble(List.of(row(VicidialTables.AGENT_LOG, columns)), Finish.ENDED)
                .records();
        return records.stream().map(IncomingAgentStatus.class::cast);
    }

    /** Codes that nobody chose are no breaks. */
    @ParameterizedTest
    @CsvSource({
        "LUNCH, PAUSE, LUNCH",
        "LOGIN, AVAILABLE,",
        "LAGGED, AVAILABLE,",
        "DEAD, AFTER_CALL,",
        "DISPO, AFTER_CALL,"
    })
    void pauseByItsCode(String code, AgentState state, String reason) {
        assertThat(statuses(
                        "agent_log_id=1, user=6001, pause_epoch=0, pause_sec=30, wait_epoch=30", "sub_status=" + code))
                .extracting(
                        IncomingAgentStatus::state,
                        IncomingAgentStatus::reason,
                        status -> status.endedAt().getEpochSecond() - T)
                .containsExactly(tuple(state, reason, 30L));
    }

    @Test
    void whatIsNoRowAndWhatHasNoStampsIsKeptApart() {
        Assembler assembler = assembler(Map.of());
        for (String text : List.of("", "[]", "{", "7")) {
            assertThat(assembler.read(new RawEvent(VicidialTables.INBOUND, "1", Instant.EPOCH, text)))
                    .isEqualTo(new Reading.Apart("unreadable"));
        }
        assertThat(assembler
                        .assemble(
                                List.of(row(VicidialTables.INBOUND, "closecallid=1, start_epoch=0")), Finish.TIMED_OUT)
                        .leftOver())
                .extracting(Assembler.LeftOver::bucket)
                .containsExactly("withoutStamps");
    }
}
