package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.Medium;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class CsvImportTests {

    static final Path ASTERISK = Path.of("src/test/resources/asterisk/asterisk_cdr_pseudonymised.csv");
    private static final String ZONE = "America/Sao_Paulo";

    @LocalServerPort
    int port;

    @Autowired
    BatchLoop loop;

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    private final String source = "csv " + UUID.randomUUID();

    /** Others import the same calls, and count what they find. */
    @AfterEach
    void forget() {
        jdbc.sql("""
                delete from interaction i using interaction_key k
                where k.source = ? and i.id = k.interaction_id and i.received_at = k.received_at""").param(source).update();
        jdbc.sql("delete from interaction_key where source = ?").param(source).update();
    }

    private CsvMapping guess(Path file) throws IOException {
        CsvSample sample = new CsvSample(file);
        return sample.proposal(RecordKind.INTERACTION, ZoneId.of(ZONE));
    }

    private Tally load(Path file, CsvMapping mapping) throws IOException {
        Tally tally = new Tally();
        try (TableRecords records = TableFile.open(file, mapping.layout())) {
            loop.run(CsvRows.mapped(records, mapping), Provenance.of(source), results -> {
                tally.add(results);
                return true;
            });
        }
        return tally;
    }

    private static CsvMapping with(CsvMapping mapping, Medium medium) {
        return new CsvMapping(
                mapping.records(),
                mapping.layout(),
                mapping.headers(),
                mapping.columns(),
                medium,
                mapping.direction(),
                mapping.service(),
                mapping.ivr(),
                mapping.zone(),
                mapping.monthFirst(),
                mapping.emptyWord(),
                mapping.statuses());
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(directory.resolve("in.csv"), text.getBytes(charset));
    }

    @Test
    void asteriskMasterCsvIsAccountedForLineByLine() throws IOException {
        Tally tally = load(ASTERISK, guess(ASTERISK));
        assertThat(tally.received()).isEqualTo(218);
        assertThat(tally.count(RowResult.RowOutcome.ACCEPTED)).isEqualTo(210);
        assertThat(tally.count(RowResult.RowOutcome.UNCHANGED)).isEqualTo(8);
        assertThat(tally.warningCount()).isZero();
        // five rows say NO ANSWER and hold the stamp of the exchange's answer all the same: they were not answered
        assertThat(facts("count(*) || '/' || count(distinct i.conversation_id)"))
                .containsExactly("210/174");
        assertThat(facts("o.voice_status || ' ' || count(*)", "group by o.voice_status order by 1"))
                .containsExactly("ANSWERED 133", "NOT_ANSWERED 75", "NOT_CONNECTED 2");
        assertThat(facts("sum(extract(epoch from i.finished_at - i.answered_at))::bigint"))
                .containsExactly("38893");
        // the file's 7th record: 10:27:16 to 10:31:08 in UTC, as the second in its unique id proves
        assertThat(facts("""
                        concat_ws('|', i.received_at at time zone 'UTC', i.answered_at at time zone 'UTC', i.finished_at at time zone 'UTC',
                        i.from_address, i.to_address, i.phone_number, i.direction, s.name)""", "and k.received_at = '2017-06-20 10:27:05Z' and i.answered_at is not null"))
                .containsExactly("2017-06-20 10:27:05|2017-06-20 10:27:16|2017-06-20 10:31:08|787-952-0687|846-758-4856"
                        + "|7879520687|INBOUND|hq");
        assertThat(facts("distinct c.name", "and i.from_address = '253-433-5862'"))
                .containsExactly("Marget Biernacki");
    }

    private List<String> facts(String... expressionAndRest) {
        return jdbc.sql("select " + expressionAndRest[0] + """
                \sfrom interaction i
                join interaction_key k on k.interaction_id = i.id and k.received_at = i.received_at
                join outcome o on o.id = i.outcome_id
                left join service_queue s on s.id = i.service_id
                left join contact c on c.id = i.contact_id
                where k.source = ?"""
                        + (expressionAndRest.length > 1 ? " " + expressionAndRest[1] : ""))
                .param(source)
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @CsvSource({
        "VOICE, script",
        "VOICE, spreadsheet",
        "WHATSAPP, script",
        "WHATSAPP, spreadsheet",
        "CHAT, spreadsheet",
        "EMAIL, spreadsheet",
        "SMS, script",
        "INSTAGRAM, script"
    })
    void thePortalsOwnExportComesBackWithoutLoss(Medium medium, String dialect) throws IOException {
        String service = "Serviço " + UUID.randomUUID();
        ingestion.ingest(
                "origin " + source,
                List.of(
                        IncomingSamples.read(rich(medium, service, 1)),
                        IncomingSamples.read(rich(medium, service, 2))));
        List<String> exported = export(medium, service, dialect);
        assertThat(exported.size()).isGreaterThan(2);
        Path file = file(String.join("\r\n", exported) + "\r\n", StandardCharsets.UTF_8);
        assertThat(load(file, with(guess(file), medium)).count(RowResult.RowOutcome.ACCEPTED))
                .isEqualTo(2);
        List<String> twice = new ArrayList<>(records(exported));
        twice.addAll(records(exported).subList(1, 3));
        List<String> again = new ArrayList<>(records(export(medium, service, dialect)));
        Collections.sort(twice);
        Collections.sort(again);
        assertThat(again).isEqualTo(twice);
    }

    private static List<String> records(List<String> lines) throws IOException {
        byte[] text = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        CsvLayout layout = CsvLayout.of(lines.get(0).contains(";") ? ';' : ',', 1);
        CsvRecords records = CsvRecords.of(new ByteArrayInputStream(text), layout);
        List<String> read = new ArrayList<>();
        for (var record = records.next(); record != null; record = records.next()) {
            read.add(String.valueOf(record.cells()));
        }
        return read;
    }

    private List<String> export(Medium medium, String service, String dialect) {
        int id = jdbc.sql("select id from service_queue where name = ?")
                .param(service)
                .query(Integer.class)
                .single();
        String admin = TestAccounts.create(jdbc, Role.ADMIN);
        String body = new PortalClient(port)
                .signIn(admin)
                .get("/interactions.csv?media=" + medium + "&service=" + id + "&dialect=" + dialect)
                .body();
        return Arrays.asList(body.split("\r\n"));
    }

    private static String rich(Medium medium, String service, int number) {
        String common = """
                'externalId': '%d', 'medium': '%s', 'service': '%s', 'protocol': '000%d20251103120000123456', 'externalProtocol': '=SOMA(A1)',
                'agent': '-Ana; \\u0022a\\u0022', 'origin': 'Zendesk', 'from': '+55 11 98765-432%d', 'to': '-4004', 'direction': 'outbound',
                'contact': {'externalId': '00%d', 'name': '@João, o \\u0022bom\\u0022', 'document': '0123456789%d'}, 'portfolio': true,
                'queuedAt': '2025-11-03T12:00:05Z', 'firstMessageAt': '2025-11-03T12:01:30Z', 'lastReply': 'UNDEFINED',
                'internalComments': 'linha 1\\nlinha 2; \\t\\\\ \\u0022aspas\\u0022\\r\\n+fim', 'tags': ['Elogio', 'Troca'],
                'firstResponseSeconds': 90000, 'status': 'service transferred'""".formatted(number, medium, service, number, number, number, number);
        return IncomingSamples.whatsapp(common
                + switch (medium) {
                    case VOICE ->
                        ", 'call': {'voiceServer': 'server.voip.example.com', 'dialledNumber': '0015*4004', 'externalChannel': 'PJSIP/x-1',"
                                + " 'clientHungUpAt': '2025-11-03T12:11:00Z', 'agentHungUpAt': '2025-11-03T12:10:59Z'}";
                    case WHATSAPP ->
                        ", 'responseSeconds': 30, 'holdSeconds': 61, 'expiration': 'EXPIRED', 'startedBy': 'COMPANY'";
                    case CHAT -> ", 'responseSeconds': 30, 'holdSeconds': 61, 'expiration': 'ACTIVE'";
                    default -> ", 'responseSeconds': 30";
                });
    }

    @Test
    void brokenRecordsAreToldAndTheOthersKept() throws IOException {
        String text = """
                id,start,end,status
                1,2025-11-03 09:00:00,2025-11-03 09:05:00,abandoned
                2,2025-11-03 09:00:00
                3,amanhã,2025-11-03 09:05:00,abandoned
                4,"2025-11-03 09:00:00,2025-11-03 09:05:00,abandoned
                5,03/11/2025 09:00,03/11/2025 09:05,ANSWERED
                6,2025-11-03 09:00:00,2025-11-03 09:05:00,vai saber

                7,2025-11-03 09:00:00,2025-11-03 08:05:00,BUSY
                8,2025-11-03 09:0""";
        Path file = file(text, StandardCharsets.UTF_8);
        Tally tally = load(file, with(guess(file), Medium.VOICE).withMonthFirst(false));
        assertThat(tally.received()).isEqualTo(8);
        assertThat(tally.rejections())
                .extracting(remark -> remark.line() + " " + remark.notice().key())
                .containsExactly(
                        "3 missing",
                        "4 unreadableCell",
                        "5 unclosedQuote",
                        "7 unreadableCell",
                        "9 endBeforeStart",
                        "10 wrongWidth");
        assertThat(facts("k.external_id || ' ' || (i.received_at at time zone 'UTC')::text", "order by 1"))
                .containsExactly("1 2025-11-03 12:00:00", "5 2025-11-03 12:00:00");
    }

    @Test
    void latinOneIsReadAndToldOfItsRows() throws IOException {
        Path file = file(
                "id;start;end;status;serviço\n1;2025-11-03 09:00:00;2025-11-03 09:05:00;abandoned;Cobrança\n",
                Charset.forName("windows-1252"));
        Tally tally = load(file, with(guess(file), Medium.VOICE));
        assertThat(tally.warnings()).extracting(remark -> remark.notice().key()).containsExactly("notUtf8");
        assertThat(facts("s.name")).containsExactly("Cobrança");
    }

    @Test
    void hourThatTheClockRepeatsIsTheEarlierUnlessThatPrecedesTheArrival() throws IOException {
        // New York, 3 November 2024: 02:00 went back to 01:00. 01:50 to 01:10 can only be 20 minutes later.
        Path file = file(
                "id,start,end,status\n1,2024-11-03 01:50:00,2024-11-03 01:10:00,abandoned\n", StandardCharsets.UTF_8);
        CsvMapping mapping = with(guess(file), Medium.VOICE);
        load(file, mapping.inZone("America/New_York"));
        assertThat(facts("(i.received_at at time zone 'UTC') || ' ' || (i.finished_at - i.received_at)"))
                .containsExactly("2024-11-03 05:50:00 00:20:00");
    }

    @Test
    void rowWithoutAnIdIsKnownByItsCellsAndHowOftenTheyCame() throws IOException {
        Path file = file(
                "start,end,status\n2025-11-03 09:00:00,2025-11-03 09:05:00,abandoned\n"
                        + "2025-11-03 09:00:00,2025-11-03 09:05:00,abandoned\n2025-11-03 09:00:00,2025-11-03 09:05:01,abandoned\n",
                StandardCharsets.UTF_8);
        Tally tally = load(file, with(guess(file), Medium.VOICE));
        assertThat(tally.count(RowResult.RowOutcome.ACCEPTED)).isEqualTo(3);
        assertThat(load(file, with(guess(file), Medium.VOICE)).count(RowResult.RowOutcome.UNCHANGED))
                .isEqualTo(3);
    }
}
