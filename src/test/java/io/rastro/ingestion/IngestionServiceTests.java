package io.rastro.ingestion;

import static io.rastro.ingestion.IncomingSamples.read;
import static io.rastro.ingestion.IncomingSamples.voice;
import static io.rastro.ingestion.IncomingSamples.whatsapp;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionResult.Remark;
import io.rastro.testing.PortalTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every test has a source of its own: its name. */
@PortalTest
class IngestionServiceTests {

    private static final String OF_SOURCE =
            " join interaction_key k on k.interaction_id = x.interaction_id and k.received_at = x.received_at where k.source = ?";
    private static final String RICH = """
            'conversationId': 'c1', 'segment': 1, 'protocol': 'P\\t1', 'tags': ['Elogio', 'Dúvida'],
            'agent': {'externalId': '7', 'name': 'Ana Luísa', 'tags': ['Manhã']},
            'contact': {'externalId': 'crm-1', 'name': 'João', 'document': '123.456.789-09', 'phone': '+55 11 98765-4321'},
            'from': '+55 11 98765-4321', 'portfolio': true, 'expiration': 'EXPIRED', 'startedBy': 'COMPANY',
            'events': [{'happenedAt': '2025-11-03T12:00:05Z', 'type': 'ENTERED_QUEUE', 'service': 'Suporte'},
                       {'happenedAt': '2025-11-03T12:05:00Z', 'type': 'TRANSFERRED', 'agent': 'Ana Luísa', 'toAgent': 'Bia', 'toService': 'Vendas'}],
            'messages': [{'sentAt': '2025-11-03T12:00:00Z', 'sender': 'CLIENT', 'author': 'João', 'text': 'Oi \\\\ tudo\\tbem?\\n👋'},
                         {'sentAt': '2025-11-03T12:01:40Z', 'sender': 'AGENT', 'text': 'Olá!'}]""";

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient jdbc;

    private String source = "";

    @BeforeEach
    void nameTheSource(TestInfo test) {
        source = test.getDisplayName();
    }

    private IngestionResult ingest(String... rows) {
        List<IncomingInteraction> interactions = new ArrayList<>();
        for (String row : rows) {
            interactions.add(read(row));
        }
        return ingestion.ingest(source, interactions);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table + " x" + OF_SOURCE)
                .param(source)
                .query(Integer.class)
                .single();
    }

    private List<String> interactions(String expression) {
        return jdbc.sql("select " + expression + " from interaction i join interaction_key k on k.interaction_id = i.id"
                        + " and k.received_at = i.received_at where k.source = ? order by k.external_id")
                .param(source)
                .query(String.class)
                .list();
    }

    @Test
    void everyPartIsStoredAsSent() {
        assertThat(ingest(whatsapp(RICH)).accepted()).isEqualTo(1);
        assertThat(interactions("""
                        concat_ws('|', i.protocol, i.segment, i.hold_seconds, i.first_response_seconds, i.response_seconds,
                        i.last_reply, i.phone_number, i.queued_at at time zone 'UTC', i.received_at at time zone 'UTC')"""))
                .containsExactly("P\t1|1|0|40|100|AGENT|+5511987654321|2025-11-03 12:00:05|2025-11-03 12:00:00");
        assertThat(interactions(
                        "(select concat_ws('|', status, voice_status, expiration, portfolio, started_by) from outcome"
                                + " where id = i.outcome_id)"))
                .containsExactly("SERVICE_COMPLETED|EXPIRED|t|COMPANY");
        assertThat(
                        interactions(
                                "(select concat_ws('|', name, external_id, document_plain) from contact where id = i.contact_id)"))
                .containsExactly("João|crm-1|12345678909");
        assertThat(interactions("(select string_agg(name, '|' order by name) from tag where id = any(i.tag_ids))"))
                .containsExactly("Dúvida|Elogio");
        assertThat(jdbc.sql("select text from message x" + OF_SOURCE + " order by position")
                        .param(source)
                        .query(String.class)
                        .list())
                .containsExactly("Oi \\ tudo\tbem?\n👋", "Olá!");
        assertThat(jdbc.sql("select a.name || '>' || b.name || '@' || s.name from interaction_event x"
                                + " join agent a on a.id = x.agent_id join agent b on b.id = x.to_agent_id"
                                + " join service_queue s on s.id = x.to_service_id" + OF_SOURCE)
                        .param(source)
                        .query(String.class)
                        .single())
                .isEqualTo("Ana Luísa>Bia@Vendas");
        assertThat(count("interaction_tag")).isEqualTo(2);
    }

    @Test
    void callKeepsItsMeasurementsAndRecordings() {
        ingest(voice("""
                'call': {'jitterMs': 70.5, 'packetLossPercent': 0, 'voiceServer': 'server.voip.example.com', 'dialledNumber': '0015*4004',
                'externalChannel': 'PJSIP/x-1', 'clientHungUpAt': '2025-11-03T12:05:10Z'},
                'recordings': [{'reference': '2025/11/v1.wav', 'durationMs': 300000, 'channels': 2}]"""));
        assertThat(jdbc.sql(
                                "select concat_ws('|', jitter_ms, packet_loss_percent, voice_server, dialled_number, external_channel,"
                                        + " client_hung_up_at at time zone 'UTC') from call_quality x" + OF_SOURCE)
                        .param(source)
                        .query(String.class)
                        .single())
                .isEqualTo("70.5|0|server.voip.example.com|0015*4004|PJSIP/x-1|2025-11-03 12:05:10");
        assertThat(count("recording")).isEqualTo(1);
    }

    @Test
    void replayWritesNothing() {
        ingest(whatsapp(RICH), voice(""));
        String before = fingerprint();
        IngestionResult replay = ingest(whatsapp(RICH), voice(""));
        assertThat(replay.unchanged()).isEqualTo(2);
        assertThat(fingerprint()).isEqualTo(before);
    }

    /** The versions of the rows: any write would change them. */
    private String fingerprint() {
        return interactions("i.id || ':' || i.xmin || ':' || k.xmin || ':' || i.ctid")
                .toString();
    }

    @Test
    void correctionReplacesEveryPartUnderTheSameId() {
        ingest(whatsapp(RICH));
        List<String> id = interactions("i.id");
        IngestionResult corrected = ingest(whatsapp(
                RICH + ", 'receivedAt': '2025-02-03T12:00:00Z', 'tags': ['Troca'], 'messages': [], 'protocol': 'P2'"));
        assertThat(corrected.updated()).isEqualTo(1);
        assertThat(interactions("i.id")).isEqualTo(id);
        assertThat(interactions("i.protocol || i.received_at::date")).containsExactly("P22025-02-03");
        assertThat(jdbc.sql("select count(*) from interaction where id = ?")
                        .param(Long.valueOf(id.get(0)))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select (select count(*) from interaction_tag where interaction_id = ?) * 100"
                                + " + (select count(*) from message where interaction_id = ?)")
                        .params(Long.valueOf(id.get(0)), Long.valueOf(id.get(0)))
                        .query(Integer.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void sameIdInAnotherSourceIsAnotherInteraction() {
        ingest(whatsapp(""));
        assertThat(ingestion.ingest(source + " 2", List.of(read(whatsapp("")))).accepted())
                .isEqualTo(1);
    }

    @Test
    void repeatWithinOneListIsUnchangedAndALaterCorrectionCounts() {
        IngestionResult result = ingest(whatsapp(""), whatsapp(""), whatsapp("'protocol': 'later'"));
        assertThat(List.of(result.accepted(), result.unchanged(), result.updated()))
                .containsExactly(1, 1, 1);
        assertThat(result.warnings()).extracting(Remark::line).containsExactly(3L);
        assertThat(interactions("i.protocol")).containsExactly("later");
        assertThat(ingest(whatsapp("'protocol': 'later'")).unchanged()).isEqualTo(1);
    }

    @Test
    void refusedRowsStandBesideStoredOnes() {
        IngestionResult result =
                ingest(whatsapp(""), whatsapp("'externalId': 'w2', 'holdSeconds': -4"), whatsapp("'externalId': 'w3'"));
        assertThat(List.of(result.received(), result.accepted(), result.rejected()))
                .containsExactly(3, 2, 1);
        assertThat(result.rejections()).singleElement().satisfies(remark -> {
            assertThat(remark.line()).isEqualTo(2);
            assertThat(remark.externalId()).isEqualTo("w2");
            assertThat(remark.messageKey()).isEqualTo("ingestion.notice.negative");
        });
    }

    @Test
    void agentNamedBeforeItsIdIsKnownIsTheSameAgent() {
        ingest(whatsapp(RICH)); // Bia by name alone
        ingest(whatsapp("'externalId': 'w2', 'agent': {'externalId': '9', 'name': 'Bia'}"));
        ingest(whatsapp("'externalId': 'w3', 'agent': 'Bia'"));
        ingest(whatsapp("'externalId': 'w4', 'agent': {'externalId': '9', 'name': 'Bia Lima'}"));
        assertThat(jdbc.sql("select external_id || ' ' || name from agent where source = ? order by external_id")
                        .param(source)
                        .query(String.class)
                        .list())
                .containsExactly("7 Ana Luísa", "9 Bia Lima");
    }

    @Test
    void contactIsCompletedByWhatComesLater() {
        ingest(whatsapp("'contact': {'externalId': 'crm', 'name': 'Jo'}"));
        ingest(whatsapp(
                "'externalId': 'w2', 'contact': {'externalId': 'crm', 'name': 'João', 'email': 'j@example.com'}"));
        ingest(whatsapp("'externalId': 'w3', 'contact': {'externalId': 'crm', 'document': '1'}"));
        assertThat(jdbc.sql("select concat_ws('|', name, document_plain, email) from contact where source = ?")
                        .param(source)
                        .query(String.class)
                        .list())
                .containsExactly("João|1|j@example.com");
    }

    @Test
    void segmentsShareTheirConversation() {
        ingest(
                whatsapp("'conversationId': 'c', 'segment': 1"),
                whatsapp("'externalId': 'w2', 'conversationId': 'c', 'segment': 2"));
        assertThat(interactions("i.conversation_id").stream().distinct()).hasSize(1);
    }

    @Test
    void rowTheDatabaseRefusesDoesNotTakeTheOthersWithIt() {
        // three bytes a letter: within the limit of letters, beyond that of an index entry
        String wide = IntStream.range(0, 200)
                .mapToObj(index -> Character.toString(0x20000 + index * 7))
                .reduce("", String::concat);
        String longest = "'conversationId': '" + wide + "', 'contact': {'externalId': '" + wide + "'}";
        IngestionResult result =
                ingest(whatsapp(""), whatsapp("'externalId': 'w2', " + longest), whatsapp("'externalId': 'w3'"));
        assertThat(result.accepted()).isEqualTo(3);
    }

    @Test
    void concurrentBatchesNeitherDoubleNorDeadlock() throws Exception {
        int threads = 4;
        List<IncomingInteraction> rows = new ArrayList<>();
        for (int index = 0; index < 300; index++) {
            rows.add(read(whatsapp(
                    "'externalId': 'w%d', 'service': 'S%d %s', 'agent': 'A%d', 'tags': ['T%d %s'], 'conversationId': 'c%d', 'contact': {'externalId': 'k%d'}"
                            .formatted(
                                    index,
                                    index % 17,
                                    source,
                                    index % 23,
                                    index % 19,
                                    source,
                                    index % 50,
                                    index % 31))));
        }
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<IngestionResult>> results = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                List<IncomingInteraction> shuffled = new ArrayList<>(rows);
                Collections.shuffle(shuffled, new Random(thread));
                Callable<IngestionResult> work = () -> {
                    barrier.await();
                    return ingestion.ingest(source, shuffled);
                };
                results.add(executor.submit(work));
            }
            int accepted = 0;
            int unchanged = 0;
            for (Future<IngestionResult> result : results) {
                accepted += result.get().accepted();
                unchanged += result.get().unchanged();
            }
            assertThat(accepted).isEqualTo(300);
            assertThat(unchanged).isEqualTo(900);
            assertThat(interactions("i.id")).hasSize(300);
        } finally {
            executor.shutdownNow();
        }
    }
}
