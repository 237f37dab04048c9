package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of files as products really write them, each as it should come out. */
class FieldValueTests {

    @TempDir
    Path directory;

    private static String told(IncomingInteraction row) {
        return String.join(
                " ",
                time(row.stamps().receivedAt()),
                time(row.stamps().answeredAt()),
                time(row.stamps().finishedAt()),
                Objects.requireNonNull(row.ending().status()).label(),
                String.valueOf(row.parties().service()));
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "-" : instant.toString().substring(11, 19);
    }

    private static String identities(CsvFile file) {
        return file.kept().stream().map(IncomingInteraction::externalId).collect(Collectors.joining(" "));
    }

    @Test
    void everyFormOfDatesGetsIn() {
        CsvFile file = CsvFile.proposed("field/dates.csv").ofCalls().dayFirst();
        assertThat(file.kept()).hasSize(23).allSatisfy(row -> {
            Instant answered = Objects.requireNonNull(row.stamps().answeredAt());
            assertThat(Duration.between(row.stamps().receivedAt(), answered))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(11));
            assertThat(Duration.between(row.stamps().receivedAt(), row.stamps().finishedAt()))
                    .isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(file.remarks()).isEmpty();
    }

    @Test
    void neverAnsweredIsUnknownInWhateverWord() {
        CsvFile file = CsvFile.proposed("field/never-answered.csv").ofCalls();
        assertThat(file.kept())
                .hasSize(8)
                .allSatisfy(row -> assertThat(told(row)).isEqualTo("15:00:00 - 15:05:00 dequeued D"));
    }

    @Test
    void freePbxTellsLengths() {
        CsvFile file = CsvFile.proposed("field/freepbx-cdr-export.csv");
        assertThat(file.mapping().medium()).isEqualTo(Medium.VOICE);
        assertThat(file.kept().stream().map(FieldValueTests::told))
                .contains("12:02:00 12:02:05 12:02:30 service completed 600");
    }

    @Test
    void queueThatNobodyWasCalledFromIsAbandoned() throws IOException {
        CsvFile file = CsvFile.ofText(
                directory,
                """
                calldate,clid,src,dst,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,uniqueid
                2026-05-05 09:01:00,"""
                        + "\"\"\"Bia\"\" <11987650102>\",11987650102,600,PJSIP/t-3,,Queue,\"600,t,,,300\",20,0,NO ANSWER,1778000002.3\n");
        assertThat(file.kept().stream().map(FieldValueTests::told))
                .containsExactly("12:01:00 - 12:01:20 abandoned 600");
        assertThat(Objects.requireNonNull(file.read(0).parties().contact()).name())
                .isEqualTo("Bia");
        assertThat(file.remarks()).containsExactly("1 hangUpOrTimeout");
    }

    @Test
    void asterisksTableKeepsTheLegsOfATransferTogether() {
        CsvFile file = CsvFile.proposed("field/asterisk-cdr-mysql.csv");
        assertThat(file.kept().stream()
                        .map(row -> told(row) + " " + row.labels().conversationId()))
                .containsExactly(
                        "13:00:00 13:00:15 13:01:15 service completed 600 1778003600.1",
                        "13:01:15 13:01:20 13:02:00 service completed ext-queues"
                                        .replace("ext-queues", "from-internal-xfer")
                                + " 1778003600.1");
        CsvFile headed = CsvFile.proposed("field/asterisk-channel-linkedid.csv");
        assertThat(headed.columns())
                .containsExactly(
                        KnownTarget.RECEIVED_AT,
                        KnownTarget.FINISHED_AT,
                        KnownTarget.CALLER_ID,
                        KnownTarget.FROM,
                        KnownTarget.TO,
                        KnownTarget.EXTERNAL_CHANNEL,
                        KnownTarget.INTERNAL_CHANNEL,
                        KnownTarget.STATUS,
                        null,
                        KnownTarget.CONVERSATION_ID);
        assertThat(headed.kept())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.labels().conversationId()).isEqualTo("1778.1"));
    }

    @Test
    void twilioGetsInAsProposed() {
        CsvFile file = CsvFile.proposed("field/twilio-calls.csv");
        assertThat(file.mapping().medium()).isEqualTo(Medium.VOICE);
        assertThat(file.kept().stream()
                        .map(row -> told(row) + " " + row.parties().direction()))
                .containsExactly(
                        "12:00:00 - 12:05:00 service completed null INBOUND",
                        "12:10:00 - 12:10:00 dequeued null INBOUND",
                        "12:20:00 - 12:22:00 service completed null OUTBOUND");
    }

    @Test
    void endOf3cxIsAnsweredOrAbandonedByItsAnswer() throws IOException {
        CsvFile file = CsvFile.ofText(directory, """
                historyid,duration,time-start,time-answered,time-end,reason-terminated,from-no,to-no,from-type,from-dispname,to-dispname,final-dispname
                Call 1001,00:08:10,2026/05/05 06:27:28,2026/05/05 06:27:36,2026/05/05 06:35:46,TerminatedByDst,11987650121,Ext.80002,Line,11987650121,Suporte,Ana
                Call 1002,,2026/05/05 06:40:00,,2026/05/05 06:40:20,TerminatedBySrc,11987650122,Ext.80002,Line,11987650122,Suporte,
                """);
        assertThat(file.mapping().medium()).isEqualTo(Medium.VOICE);
        assertThat(file.kept().stream().map(FieldValueTests::told))
                .containsExactly(
                        "09:27:28 09:27:36 09:35:46 service completed Suporte",
                        "09:40:00 - 09:40:20 abandoned Suporte");
        assertThat(Objects.requireNonNull(file.kept().get(0).parties().agent()).name())
                .isEqualTo("Ana");
        assertThat(file.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startTime,duration,direction,result,from.phoneNumber,to.phoneNumber"
                        + "|2026-05-05T12:00:00.000Z,75,Inbound,Accepted,+5511987650131,+551140020000"
                        + "|12:00:00 - 12:01:15 service completed null",
                "created_at,duration,wait_time,direction,completion_status,phone_number"
                        + "|2026-05-05T12:00:00Z,75,15,inbound,completed,+5511987650131"
                        + "|12:00:00 12:00:15 12:01:15 service completed null",
                "created_at,duration,wait_time,direction,completion_status,phone_number"
                        + "|2026-05-05T12:00:00Z,20,20,inbound,abandoned,+5511987650131"
                        + "|12:00:00 - 12:00:20 abandoned null",
                "Data,Hora Início,Hora Fim,Tempo de espera,Situação,Fila,Ramal"
                        + "|05/13/2026,23:59:50,00:01:05,00:00:05,atendida,Vendas,1005"
                        + "|02:59:50 02:59:55 03:01:05 service completed Vendas"
            })
    void lengthsAndTimesMakeWhatIsAbsent(String header, String line, String told) throws IOException {
        CsvFile file = CsvFile.ofText(directory, header + "\n" + line + "\n").ofCalls();
        assertThat(file.kept().stream().map(FieldValueTests::told)).containsExactly(told);
    }

    @Test
    void lengthThatOnlyChecksNeverCostsTheRow() {
        CsvFile file = CsvFile.proposed("field/duration-mmss.csv").ofCalls();
        assertThat(file.kept())
                .hasSize(5)
                .allSatisfy(row -> assertThat(told(row)).endsWith("service completed D"));
        assertThat(file.remarks()).containsExactly("1 negativeDuration");
        assertThat(file.lines().get(4).warnings())
                .extracting(notice -> notice.arguments().get(0))
                .containsExactly("handlingSeconds");
    }

    @ParameterizedTest
    @CsvSource({
        "75, 75",
        "'30,0', 30",
        "30.6, 31",
        "00:30, 30",
        "75:10, 4510",
        "00:00:30, 30",
        "27:03:10, 97390",
        "1:02:03.4, 3723",
        "1.02:03:04, 93784",
        "'1 day, 2:03:04', 93784",
        "30s, 30",
        "30 seg, 30",
        "0.5 min, 30",
        "'0,5 min', 30",
        "1h 02m, 3720",
        "1h02, 3720",
        "1h 2min 3s, 3723",
        "1 hora e 2 minutos, 3720",
        "1500ms, 2",
        "PT30S, 30",
        "PT1H2M3S, 3723",
        "-1, -1",
        "0, 0",
        "meia hora,",
        "1:2:3:4,",
        "Total,"
    })
    void lengthsAreReadInAnyForm(String text, @Nullable Long seconds) {
        assertThat(DurationText.seconds(text)).isEqualTo(seconds);
    }

    @Test
    void equalCellsOfDifferentCallsAreDifferent() {
        CsvFile file = CsvFile.proposed("field/same-second-twins.csv").ofCalls();
        assertThat(file.kept().stream().map(IncomingInteraction::externalId).distinct())
                .hasSize(3);
        assertThat(identities(file)).isEqualTo(identities(file));
    }

    @Test
    void numberThatASpreadsheetHasEatenIsUnknown() throws IOException {
        CsvFile file = CsvFile.proposed("field/phone-scientific.csv").ofCalls();
        assertThat(file.kept()).hasSize(2);
        assertThat(file.read(0).parties().phone()).isNull();
        assertThat(file.read(1).parties().phone()).isNull();
        assertThat(file.remarks()).containsExactly("2 digitsLost");
        CsvFile others = CsvFile.ofText(directory, """
                inicio;fim;status;protocolo;cpf;telefone
                2026-05-06 12:00:00;2026-05-06 12:01:00;abandonada;2,02605E+19;1.23457E+10;5511987650001.0
                """).ofCalls();
        IncomingInteraction row = others.read(0);
        assertThat(row.labels().protocol()).isNull();
        assertThat(row.parties().contact()).isNull();
        assertThat(row.parties().phone()).isEqualTo("5511987650001");
        assertThat(others.lines().get(0).warnings())
                .extracting(notice -> notice.arguments().get(0))
                .containsExactly("protocol", "contact.document");
    }

    @Test
    void callsOverTheHourThatTheClockRepeatsKeepTheirLength() {
        CsvFile file = CsvFile.proposed("field/clock-back-call.csv").ofCalls();
        assertThat(file.mapping().monthFirst()).isFalse();
        assertThat(file.kept().stream()
                        .map(row -> Duration.between(
                                        Objects.requireNonNull(row.stamps().answeredAt()),
                                        row.stamps().finishedAt())
                                .toMinutes()))
                .containsExactly(25L, 55L, 30L);
        assertThat(file.remarks()).isEmpty();
    }

    @Test
    void orderOfDayAndMonthIsProvenByTheWholeFileOrAsked() throws IOException {
        String header = "inicio,fim,status\n";
        String open = "05/04/2026 10:00,05/04/2026 10:01,abandonada\n";
        assertThat(order(header + open)).isEqualTo("null imports.missing.dates");
        assertThat(order(header + open.repeat(25_000) + "05/13/2026 10:00,05/13/2026 10:01,abandonada\n"))
                .isEqualTo("true null");
        assertThat(order(header + open + "13/05/2026 10:00,13/05/2026 10:01,abandonada\n"))
                .isEqualTo("false null");
        assertThat(order(header + "13/05/2026 10:00,05/13/2026 10:01,abandonada\n"))
                .isEqualTo("null imports.missing.dates");
        assertThat(order(header + "2026-05-04 10:00,2026-05-04 10:01,abandonada\n"))
                .isEqualTo("null null");
        assertThat(new DateOrder(true, false, true).objection(false)).isEqualTo("imports.missing.datesContradict");
    }

    private String order(String text) throws IOException {
        CsvFile file = CsvFile.ofText(directory, text);
        Boolean proven = file.mapping().monthFirst();
        return proven + " "
                + new CsvSample(file.path()).dateOrder(file.mapping()).objection(proven);
    }

    @Test
    void rowThatEndsInTheFutureIsToldOf() throws IOException {
        CsvFile file =
                CsvFile.ofText(directory, "inicio,fim,status\n2026-12-31 11:00:00,2026-12-31 11:30:00,abandonada\n");
        assertThat(file.ofCalls().remarks()).containsExactly("1 endsInFuture");
    }

    private static Map<String, Long> statuses(CsvFile file) {
        return file.kept().stream()
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.ending().status()).label(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** Truth: 13 abandoned (4 of them while a telephone rang, which one row does not tell from going on), 13 in the IVR. */
    @Test
    void masterCsvBooksNobodyAsServedWhoWasNot() {
        CsvFile file = CsvFile.proposed("asterisk/Master.csv");
        assertThat(file.mapping().zone()).isEqualTo("UTC");
        assertThat(statuses(file))
                .isEqualTo(Map.of("abandoned", 9L, "dequeued", 18L, "bad phone", 1L, "service completed", 73L));
        assertThat(file.remarks())
                .containsExactly(
                        "6 agentLeg",
                        "60 exchangeAnswer",
                        "9 hangUpOrTimeout",
                        "31 neverReachedService",
                        "17 ringingOrAbandoned");
        assertThat(file.kept())
                .allSatisfy(row -> assertThat(row.stamps().answeredAt() != null)
                        .isEqualTo(row.ending().status() == Status.SERVICE_COMPLETED))
                .allSatisfy(row -> assertThat(row.ending().internalComments()).isNull());
        assertThat(file.kept().stream().map(row -> row.parties().service()).distinct())
                .contains("suporte", "suporte-n2", "financeiro", "vendas", "retencao")
                .doesNotContain("filas", "ura-principal", "posto", "sair-fila");
        assertThat(file.kept().stream().filter(row -> row.parties().direction() == Direction.OUTBOUND))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.trail().call()).isNotNull());
        assertThat(file.kept().get(1).stamps().receivedAt()).isEqualTo("2026-11-28T09:18:30Z");
        assertThat(Objects.requireNonNull(file.kept().get(1).trail().call()).dialledNumber())
                .isEqualTo("4001");
    }

    /** By unique ids: whom the record calls abandoned had abandoned, and who stayed in the IVR is no interaction. */
    @Test
    void masterCsvAgreesWithWhatTheCallersDid() throws IOException {
        Map<String, String> truth = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/asterisk/expected.csv"))) {
            String[] cells = line.split(",", -1);
            truth.put(cells[7], cells[17]);
        }
        Map<String, List<String>> told = CsvFile.proposed("asterisk/Master.csv").kept().stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.labels().conversationId()),
                        Collectors.mapping(
                                row -> Objects.requireNonNull(row.ending().status())
                                        .label(),
                                Collectors.toList())));
        truth.forEach((call, outcome) -> {
            List<String> statuses = told.getOrDefault(call, List.of());
            switch (outcome) {
                case "abandoned" -> assertThat(statuses).as(call).containsAnyOf("abandoned", "dequeued");
                case "completed" ->
                    assertThat(statuses).as(call).contains("service completed").doesNotContain("abandoned");
                case "not answered" -> assertThat(statuses).as(call).hasSize(1).doesNotContain("service completed");
                default -> assertThat(statuses).as(call + " " + outcome).isEmpty();
            }
        });
        assertThat(truth).containsValues("abandoned", "self-service", "caller hung up", "timeout", "key 0");
    }

    @ParameterizedTest
    @CsvSource({
        "asterisk/Master.csv, UTC, 101, 16",
        "asterisk/Master-custom.csv, America/Sao_Paulo, 101, 19",
        "asterisk/variant/Master.csv, America/Sao_Paulo, 14, -1",
        "asterisk/crash/Master.csv, UTC, 12, 19",
        "asterisk/asterisk_cdr_pseudonymised.csv, UTC, 218, 16"
    })
    void layoutsWithoutAHeaderAreRecognised(String name, String zone, int kept, int conversation) {
        CsvFile file = CsvFile.proposed(name);
        assertThat(file.mapping().header()).isFalse();
        assertThat(file.columns().indexOf(KnownTarget.CONVERSATION_ID)).isEqualTo(conversation);
        assertThat(file.mapping().zone()).isEqualTo(zone);
        assertThat(file.kept()).hasSize(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Data;Hora Início;Término;Operador;Telefone Cliente;Nome Cliente;Nº Chamado;Motivo;Situação;Setor"
                        + "|04/05/2026;13:00:00;04/05/2026 13:05:00;Ana;11987650001;Bia;77;Troca;Atendida;Vendas"
                        + "|RECEIVED_DATE RECEIVED_TIME FINISHED_AT AGENT PHONE CONTACT_NAME PROTOCOL TAGS STATUS SERVICE",
                "Data Início;Encerrado em;Atendente;Telefone;Ticket;Departamento;Duração (s);Sentido;Status"
                        + "|04/05/2026 13:00:00;04/05/2026 13:05:00;Ana;11987650001;77;Vendas;300;Entrante;Finalizado"
                        + "|RECEIVED_AT FINISHED_AT AGENT PHONE PROTOCOL SERVICE TOTAL_TIME DIRECTION STATUS",
                "Data;Hora;Tipo;Origem;Destino;Fila;Ramal;Tempo de espera;Tempo de conversação;Status"
                        + "|04/05/2026;13:00:00;Recebida;11987650001;600;Vendas;1005;00:00:10;00:04:50;Atendida"
                        + "|RECEIVED_DATE RECEIVED_TIME DIRECTION FROM TO SERVICE AGENT WAIT_TIME HANDLING_TIME STATUS",
                "Início;Fim;Tipo;Observação;Status"
                        + "|04/05/2026 13:00:00;04/05/2026 13:05:00;Reclamação;x;Ocupado"
                        + "|RECEIVED_AT FINISHED_AT - INTERNAL_COMMENTS STATUS",
                "Data Hora Início;Data Hora Fim;Data Hora Atendimento;Usuário;CPF;E-mail;Resultado"
                        + "|04/05/2026 13:00;04/05/2026 13:05;04/05/2026 13:01;Ana;12345678909;a@b.c;Abandonada"
                        + "|RECEIVED_AT FINISHED_AT ANSWERED_AT AGENT CONTACT_DOCUMENT CONTACT_EMAIL STATUS",
                "Conversation ID;Media Type;Users;Remote;Date;End Date;ANI;DNIS;Queue;Total Talk;Wrap-up"
                        + "|a1;voice;Ana;x;2026-05-04 13:00;2026-05-04 13:05;11987650001;4002;Vendas;290;Troca"
                        + "|CONVERSATION_ID MEDIUM AGENT - RECEIVED_AT FINISHED_AT FROM TO SERVICE HANDLING_TIME TAGS",
                "id;inbox;assignee;status;created_at;first_reply_at;resolved_at;contact_name;labels"
                        + "|7;Site;Ana;resolved;2026-05-04T16:00:00Z;2026-05-04T16:01:00Z;2026-05-04T16:05:00Z;Bia;troca"
                        + "|EXTERNAL_ID SERVICE AGENT STATUS RECEIVED_AT FIRST_MESSAGE_AT FINISHED_AT CONTACT_NAME TAGS"
            })
    void headersAreKnownAsPlacesWriteThem(String header, String line, String targets) throws IOException {
        CsvFile file = CsvFile.ofText(directory, header + "\n" + line + "\n");
        assertThat(file.columns().stream()
                        .map(target -> target == null ? "-" : target.name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(targets);
    }

    @ParameterizedTest
    @CsvSource({
        "não atendida, DEQUEUED",
        "Atendido, SERVICE_COMPLETED",
        "no-answer, NOT_ANSWERED",
        "busy, NOT_CONNECTED",
        "Ocupado, NOT_CONNECTED",
        "Falha, NOT_CONNECTED",
        "failed, NOT_CONNECTED",
        "completed, SERVICE_COMPLETED",
        "canceled, ABANDONED",
        "Desistência, ABANDONED",
        "Perdida, DEQUEUED",
        "transferida, SERVICE_TRANSFERRED",
        "TerminatedByDst, byAnswer",
        "Encerrado, byAnswer"
    })
    void wordsOfStatusesAreKnown(String word, String meaning) {
        assertThat(String.valueOf(StatusWords.meaning(RecordKind.INTERACTION, word)))
                .endsWith(meaning);
    }

    @Test
    void noColumnMeansTheSameAsAnother() throws IOException {
        CsvFile file = CsvFile.ofText(
                directory, "Status;Situação;Resultado;inicio;fim\natendida;x;y;2026-05-04 13:00;2026-05-04 13:05\n");
        assertThat(file.columns())
                .containsExactly(KnownTarget.STATUS, null, null, KnownTarget.RECEIVED_AT, KnownTarget.FINISHED_AT);
        assertThat(VoiceStatus.impliedBy(Objects.requireNonNull(
                        file.ofCalls().kept().get(0).ending().status())))
                .isEqualTo(VoiceStatus.ANSWERED);
    }
}
