package io.rastro.source.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.interaction.Direction;
import io.rastro.interaction.VoiceStatus;
import io.rastro.ivr.IvrOutcome;
import io.rastro.source.Assembler;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.Difference;
import io.rastro.source.RawEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeSwitchTests {

    private static final long T0 = 1_793_707_200;
    private static final Map<String, String> SETTINGS = Map.of(
            "queues",
            "8000 = Suporte",
            "agents",
            "101 = Ana Souza\nuuid-ana = Ana Souza",
            "menus",
            "5000 = URA\n8000 = Fila");

    private final Assembler assembler = new FreeSwitchType(Clock.systemUTC()).assembler(SETTINGS);

    /** A row of the table, as pairs of column and value. */
    private static String row(String id, String... columns) {
        StringBuilder row = new StringBuilder("{\"xml_cdr_uuid\":\"" + id + "\"");
        for (int place = 0; place < columns.length; place += 2) {
            row.append(",\"")
                    .append(columns[place])
                    .append("\":\"")
                    .append(columns[place + 1].replace("\"", "\\\""))
                    .append('"');
        }
        return row.append('}').toString();
    }

    private static String queueCall(String... columns) {
        List<String> all = new ArrayList<>(List.of(
                "direction",
                "inbound",
                "caller_id_name",
                "Maria",
                "caller_id_number",
                "11987650001",
                "caller_destination",
                "1140001234",
                "destination_number",
                "8000",
                "start_epoch",
                "" + T0,
                "answer_epoch",
                "" + T0,
                "end_epoch",
                "" + (T0 + 100),
                "duration",
                "40",
                "cc_side",
                "member",
                "cc_queue",
                "8000@pbx.example.com",
                "cc_queue_joined_epoch",
                "" + (T0 + 5)));
        all.addAll(List.of(columns));
        return row("call-1", all.toArray(String[]::new));
    }

    private Assembly assemble(String... texts) {
        List<RawEvent> events = new ArrayList<>();
        for (String text : texts) {
            events.add(new RawEvent("v_xml_cdr", String.valueOf(events.size()), Instant.ofEpochSecond(T0), text));
        }
        return assembler.assemble(events, Finish.ENDED);
    }

    private static IncomingInteraction only(Assembly assembly) {
        assertThat(assembly.records()).hasSize(1);
        return (IncomingInteraction) assembly.records().get(0);
    }

    @Test
    void memberAndAgentLegAreOneCall() {
        String agentLeg = row(
                "leg-1",
                "cc_side",
                "agent",
                "cc_member_session_uuid",
                "call-1",
                "destination_number",
                "101",
                "start_epoch",
                "" + (T0 + 50),
                "answer_epoch",
                "" + (T0 + 60),
                "end_epoch",
                "" + (T0 + 100));
        Assembly assembly = assemble(
                agentLeg,
                queueCall(
                        "cc_queue_answered_epoch",
                        "" + (T0 + 60),
                        "cc_agent",
                        "101@pbx.example.com",
                        "sip_hangup_disposition",
                        "recv_bye",
                        "record_path",
                        "/rec/",
                        "record_name",
                        "a.wav"));
        IncomingInteraction call = only(assembly);
        assertThat(call.parties().service()).isEqualTo("Suporte");
        assertThat(call.parties().agent().name()).isEqualTo("Ana Souza");
        assertThat(call.parties().direction()).isEqualTo(Direction.INBOUND);
        assertThat(call.parties().from()).isEqualTo("11987650001");
        assertThat(call.parties().to()).isEqualTo("1140001234");
        assertThat(call.stamps().queuedAt()).isEqualTo(Instant.ofEpochSecond(T0 + 5));
        assertThat(call.stamps().answeredAt()).isEqualTo(Instant.ofEpochSecond(T0 + 60));
        assertThat(call.stamps().finishedAt())
                .as("not the start with the column duration, which is the time talked")
                .isEqualTo(Instant.ofEpochSecond(T0 + 100));
        assertThat(call.ending().voiceStatus()).isEqualTo(VoiceStatus.ANSWERED);
        assertThat(call.trail().call().clientHungUpAt()).isEqualTo(Instant.ofEpochSecond(T0 + 100));
        assertThat(call.trail().recordings().get(0).reference()).isEqualTo("/rec/a.wav");
        assertThat(assembler.read(new RawEvent("v_xml_cdr", "1", Instant.EPOCH, agentLeg)))
                .isEqualTo(new Reading.Member(Set.of("call:call-1"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "cc_cancel_reason, BREAK_OUT, ABANDONED",
        "cc_cancel_reason, TIMEOUT, NOT_ANSWERED",
        "cc_cancel_reason, EXIT_WITH_KEY, NOT_ANSWERED",
        "cc_queue_answered_epoch, 0, ABANDONED",
        "voicemail_message, true, VOICEMAIL"
    })
    void queueCallThatNobodyTook(String column, String value, VoiceStatus status) {
        IncomingInteraction call = only(assemble(queueCall(column, value)));
        assertThat(call.ending().voiceStatus()).isEqualTo(status);
        assertThat(call.stamps().answeredAt())
                .as("that the exchange answered is no answer")
                .isNull();
        assertThat(call.parties().agent()).isNull();
    }

    @Test
    void losersOfARingGroupAreNoCalls() {
        String call = row(
                "call-1",
                "direction",
                "inbound",
                "caller_id_number",
                "11987650001",
                "destination_number",
                "600",
                "start_epoch",
                "" + T0,
                "answer_epoch",
                "" + (T0 + 9),
                "end_epoch",
                "" + (T0 + 90),
                "bridge_uuid",
                "leg-2");
        String loser = row(
                "leg-1",
                "originating_leg_uuid",
                "call-1",
                "destination_number",
                "102",
                "start_epoch",
                "" + T0,
                "answer_epoch",
                "0",
                "end_epoch",
                "" + (T0 + 9),
                "hangup_cause",
                "LOSE_RACE");
        String winner = row(
                "leg-2",
                "originating_leg_uuid",
                "call-1",
                "destination_number",
                "101",
                "start_epoch",
                "" + T0,
                "answer_epoch",
                "" + (T0 + 9),
                "end_epoch",
                "" + (T0 + 90));
        IncomingInteraction segment = only(assemble(loser, winner, call));
        assertThat(segment.parties().agent().name()).isEqualTo("Ana Souza");
        assertThat(segment.stamps().answeredAt()).isEqualTo(Instant.ofEpochSecond(T0 + 9));
    }

    @ParameterizedTest
    @CsvSource({
        "USER_BUSY, NOT_ANSWERED",
        "NO_ANSWER, NOT_ANSWERED",
        "UNALLOCATED_NUMBER, OUT_OF_SERVICE",
        "NO_ROUTE_DESTINATION, NOT_CONNECTED"
    })
    void outboundCallThatReachedNobody(String cause, VoiceStatus status) {
        IncomingInteraction call = only(assemble(row(
                "call-1",
                "direction",
                "outbound",
                "caller_id_number",
                "1140001234",
                "source_number",
                "101",
                "destination_number",
                "11987650001",
                "start_epoch",
                "" + T0,
                "answer_epoch",
                "0",
                "end_epoch",
                "" + (T0 + 20),
                "hangup_cause",
                cause)));
        assertThat(call.ending().voiceStatus()).isEqualTo(status);
        assertThat(call.parties().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(call.parties().agent().name()).isEqualTo("Ana Souza");
        assertThat(call.parties().to()).isEqualTo("11987650001");
    }

    private static String step(String destination, long second, String application) {
        return """
                {"extension":{"applications":[{"app_name":"%s","app_data":"m"}]},"caller_profile":{"destination_number":"%s"},\
                "times":{"profile_created_time":"%d"}}""".formatted(application, destination, (T0 + second) * 1_000_000);
    }

    @Test
    void flowTellsTheWayThroughTheMenus() {
        String flow = "[" + step("8000", 20, "callcenter") + "," + step("5000", 2, "ivr") + "]";
        Assembly assembly = assemble(queueCall("cc_queue_answered_epoch", "" + (T0 + 60), "call_flow", flow));
        IncomingIvrCall ivr = (IncomingIvrCall) assembly.records().get(0);
        assertThat(ivr.ivr()).isEqualTo("URA");
        assertThat(ivr.enteredAt()).isEqualTo(Instant.ofEpochSecond(T0 + 2));
        assertThat(ivr.leftAt()).isEqualTo(Instant.ofEpochSecond(T0 + 20));
        assertThat(ivr.path()).containsExactly("Fila");
        assertThat(ivr.outcome()).isEqualTo(IvrOutcome.FORWARDED);
        assertThat(ivr.conversationId())
                .isEqualTo(((IncomingInteraction) assembly.records().get(1))
                        .labels()
                        .conversationId());
    }

    @ParameterizedTest
    @CsvSource({"recv_bye, ABANDONED", "send_bye, RETAINED"})
    void callThatEndsInAMenuIsNoInteraction(String disposition, IvrOutcome outcome) {
        Assembly assembly = assemble(row(
                "call-1",
                "direction",
                "inbound",
                "start_epoch",
                "" + T0,
                "answer_epoch",
                "" + T0,
                "end_epoch",
                "" + (T0 + 30),
                "call_flow",
                "[" + step("5000", 2, "ivr") + "]",
                "sip_hangup_disposition",
                disposition));
        assertThat(assembly.records()).hasSize(1);
        assertThat(((IncomingIvrCall) assembly.records().get(0)).outcome()).isEqualTo(outcome);
    }

    @Test
    void documentOfModJsonCdrSaysTheSame() {
        String document = """
                {"core-uuid":"c","variables":{"uuid":"call-1","direction":"inbound","caller_id_name":"Maria%20Jos%C3%A9",
                "caller_id_number":"%2B5511987650001","destination_number":"8000","start_epoch":"1793707200",
                "answer_epoch":"1793707200","end_epoch":"1793707300","cc_side":"member","cc_queue":"8000%40pbx.example.com",
                "cc_queue_joined_epoch":"1793707205","cc_queue_answered_epoch":"1793707260","cc_agent":"uuid-ana"},
                "callflow":[]}""";
        for (String form :
                List.of(document, "cdr=" + document.replace("%", "%25").replace("\n", ""))) {
            IncomingInteraction call = only(assemble(form));
            assertThat(call.parties().from()).isEqualTo("+5511987650001");
            assertThat(call.parties().contact().name()).isEqualTo("Maria José");
            assertThat(call.parties().service()).isEqualTo("Suporte");
            assertThat(call.parties().agent().name()).isEqualTo("Ana Souza");
            assertThat(call.stamps().answeredAt()).isEqualTo(Instant.ofEpochSecond(T0 + 60));
        }
    }

    @Test
    void callThatIsDeliveredAndInTheTableIsOneAndBothValuesStandWhereTheyDiffer() {
        String delivered =
                "{\"variables\":{\"uuid\":\"call-1\",\"direction\":\"inbound\",\"start_epoch\":\"%d\",\"answer_epoch\":\"%d\",\"end_epoch\":\"%d\"}}"
                        .formatted(T0, T0 + 1, T0 + 103);
        Assembly assembly = assembler.assemble(
                List.of(
                        new RawEvent("v_xml_cdr", "1", Instant.ofEpochSecond(T0), queueCall()),
                        new RawEvent("webhook", "1", Instant.ofEpochSecond(T0), delivered)),
                Finish.ENDED);
        only(assembly);
        assertThat(assembly.leftOver()).isEmpty();
        assertThat(assembly.differences())
                .as("answered within a second, ended three apart")
                .containsExactly(new Difference(
                        "call-1",
                        Difference.Fact.ENDED,
                        "v_xml_cdr",
                        Instant.ofEpochSecond(T0 + 100),
                        "webhook",
                        Instant.ofEpochSecond(T0 + 103)));
    }

    @Test
    void whatIsNoCallOfACustomerIsKeptApart() {
        assertThat(assemble(row("a", "direction", "local", "start_epoch", "" + T0, "end_epoch", "" + T0))
                        .leftOver())
                .extracting(Assembler.LeftOver::bucket)
                .containsExactly("internalCall");
        assertThat(assemble(row("b", "originating_leg_uuid", "a")).leftOver())
                .extracting(Assembler.LeftOver::bucket)
                .containsExactly("legWithoutCall");
        assertThat(assemble(row("a", "direction", "inbound")).leftOver())
                .extracting(Assembler.LeftOver::bucket)
                .containsExactly("withoutStamps");
    }
}
