package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rastro.account.Role;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestSessions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class ImportsTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportRuns runs;

    @Autowired
    ImportFiles files;

    @Autowired
    ImportRunner runner;

    private final String source = "import " + UUID.randomUUID();

    private MockHttpSession session(Role role) throws Exception {
        return TestSessions.of(mvc, jdbc, role);
    }

    private MockHttpServletResponse upload(MockHttpSession session, String name, String content) throws Exception {
        return mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile(
                                "file", name, "text/plain", content.getBytes(StandardCharsets.UTF_8)))
                        .param("source", source)
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private static int id(MockHttpServletResponse uploaded) {
        String[] parts = Objects.requireNonNull(uploaded.getRedirectedUrl()).split("/");
        return Integer.parseInt(parts[2]);
    }

    private ImportRun awaitEnd(int id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> runs.find(id).orElseThrow(), run -> !run.state().active());
    }

    private static String lines(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(index -> IncomingSamples.whatsapp("'externalId': 'w" + index + "'") + "\n")
                .collect(Collectors.joining());
    }

    private String page(MockHttpSession session, String path) throws Exception {
        return mvc.perform(get(path).session(session)).andReturn().getResponse().getContentAsString();
    }

    @Test
    void linesAddUpAndRejectedOnesComeBackAsTheyWere() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        String broken = "=cmd|' /C calc'!A0";
        int id = id(upload(session, "dados.jsonl", lines(0, 3) + broken + "\n\n" + lines(0, 1)));
        ImportRun run = awaitEnd(id);
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(new long[] {run.read(), run.accepted(), run.unchanged(), run.updated(), run.rejected()})
                .containsExactly(5, 3, 1, 0, 1);
        assertThat(run.percent()).isEqualTo(100);
        assertThat(files.path(id)).doesNotExist();
        assertThat(page(session, "/imports/" + id)).contains("Rejeitadas", "não é JSON válido");
        assertThat(page(session, "/imports")).contains("dados.jsonl", source);
        assertThat(page(session, "/imports/" + id + "/rejections.csv"))
                .isEqualTo(
                        "\uFEFFLINHA;MOTIVO;REGISTRO\r\n4;\"A linha não é JSON válido a partir da coluna 1; pode ter sido cortada.\";'"
                                + broken + "\r\n");
    }

    @Test
    void whatACrashInterruptedStartsAgainAndDoublesNothing() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        int id = id(upload(session, "dados.jsonl", lines(0, 700)));
        assertThat(awaitEnd(id).accepted()).isEqualTo(700);
        Files.writeString(files.path(id), lines(0, 900));
        jdbc.sql("update import_run set state = 'RUNNING', finished_at = null where id = ?")
                .param(id)
                .update();
        runner.tidy();
        assertThat(runs.find(id).orElseThrow().state()).isEqualTo(ImportState.INTERRUPTED);
        assertThat(page(session, "/imports/" + id)).contains("/imports/" + id + "/start");
        mvc.perform(post("/imports/{id}/start", id).session(session).with(csrf()));
        ImportRun again = awaitEnd(id);
        assertThat(again.state()).isEqualTo(ImportState.DONE);
        assertThat(again.unchanged()).isEqualTo(700);
        assertThat(again.accepted()).isEqualTo(200);
    }

    @Test
    void cancelledImportStopsBetweenTwoBatches() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        int id = id(upload(session, "dados.jsonl", lines(0, 20_000)));
        mvc.perform(post("/imports/{id}/cancellation", id).session(session).with(csrf()));
        ImportRun run = awaitEnd(id);
        assertThat(run.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(run.read()).isLessThan(20_000);
        assertThat(jdbc.sql("select count(*) from interaction_key where source = ?")
                        .param(source)
                        .query(Long.class)
                        .single())
                .isEqualTo(run.accepted());
        mvc.perform(post("/imports/{id}/discarding", id).session(session).with(csrf()));
        assertThat(files.path(id)).doesNotExist();
    }

    @Test
    void arrayThatBreaksOffIsToldAsFailedAndKept() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        int id = id(upload(session, "dados.json", "[" + IncomingSamples.whatsapp("") + ","));
        assertThat(awaitEnd(id).state()).isEqualTo(ImportState.FAILED);
        assertThat(page(session, "/imports/" + id)).contains("O arquivo deixa de ser JSON válido");
        assertThat(files.path(id)).exists();
    }

    @Test
    void unknownColumnsAreMappedOnScreen() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        MockHttpServletResponse uploaded =
                upload(session, "dados.csv", "quando;ate;como\n03/11/2025 09:00;03/11/2025 09:10;caiu\n");
        int id = id(uploaded);
        assertThat(uploaded.getRedirectedUrl()).endsWith("/mapping");
        assertThat(page(session, "/imports/" + id + "/mapping"))
                .contains("Escolha a mídia", "Indique a coluna do status");
        mvc.perform(post("/imports/{id}/mapping", id)
                .param("delimiter", ";")
                .param("header", "true")
                .param("column", "RECEIVED_AT", "FINISHED_AT", "STATUS")
                .param("medium", "CHAT")
                .param("zone", "America/Manaus")
                .param("dates", "day")
                .param("statusValue", "caiu")
                .param("statusMeaning", "status.ABANDONED")
                .param("action", "start")
                .session(session)
                .with(csrf()));
        assertThat(awaitEnd(id).accepted()).isEqualTo(1);
        assertThat(jdbc.sql("select k.received_at at time zone 'UTC' || ' ' || o.status from interaction_key k"
                                + " join interaction i on i.id = k.interaction_id join outcome o on o.id = i.outcome_id"
                                + " where k.source = ?")
                        .param(source)
                        .query(String.class)
                        .single())
                .isEqualTo("2025-11-03 13:00:00 ABANDONED");
    }

    @Test
    void importCannotStartBeforeTheOrderOfItsDatesIsKnown() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        String header = "inicio;fim;status\n";
        int open = id(upload(session, "aberto.csv", header + "05/04/2025 09:00;05/04/2025 09:10;abandonada\n"));
        assertThat(startedWithDates(session, open, "")).isEqualTo(ImportState.MAPPING);
        assertThat(page(session, "/imports/" + open + "/mapping")).contains("Escolha a ordem de dia e mês");
        int proven = id(upload(session, "provado.csv", header + "05/13/2025 09:00;05/13/2025 09:10;abandonada\n"));
        assertThat(page(session, "/imports/" + proven + "/mapping"))
                .contains("<option value=\"month\" selected=\"selected\">");
        assertThat(startedWithDates(session, proven, "day")).isEqualTo(ImportState.MAPPING);
        assertThat(page(session, "/imports/" + proven + "/mapping")).contains("escolhida não é a do arquivo");
        assertThat(startedWithDates(session, proven, "month")).isNotEqualTo(ImportState.MAPPING);
        assertThat(awaitEnd(proven).accepted()).isEqualTo(1);
    }

    private ImportState startedWithDates(MockHttpSession session, int id, String dates) throws Exception {
        mvc.perform(post("/imports/{id}/mapping", id)
                .param("delimiter", ";")
                .param("header", "true")
                .param("column", "RECEIVED_AT", "FINISHED_AT", "STATUS")
                .param("medium", "CHAT")
                .param("zone", "America/Sao_Paulo")
                .param("dates", dates)
                .param("action", "start")
                .session(session)
                .with(csrf()));
        return runs.find(id).orElseThrow().state();
    }

    @Test
    void importCannotStartBeforeItsColumnsAreKnown() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        int id = id(upload(session, "dados.csv", "a,b\n1,2\n"));
        mvc.perform(post("/imports/{id}/mapping", id)
                .param("delimiter", ",")
                .param("column", "", "")
                .param("action", "start")
                .session(session)
                .with(csrf()));
        mvc.perform(post("/imports/{id}/start", id).session(session).with(csrf()));
        assertThat(runs.find(id).orElseThrow().state()).isEqualTo(ImportState.MAPPING);
    }

    @Test
    void uploadWithoutFileOrSourceIsAnsweredAtTheField() throws Exception {
        MockHttpServletResponse answer = upload(session(Role.ADMIN), "leer.csv", "");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("Escolha um arquivo com conteúdo.");
    }

    @Test
    void importLeadsToTheRowsItWroteAndToNoOthers() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        int first = id(upload(session, "primeiro.jsonl", lines(0, 3)));
        awaitEnd(first);
        String corrected = IncomingSamples.whatsapp("'externalId': 'w2', 'protocol': 'P2'") + "\n";
        int second = id(upload(session, "segundo.jsonl", lines(1, 2) + corrected + lines(8, 9)));
        awaitEnd(second);
        assertThat(written(first)).containsExactly("w0", "w1");
        assertThat(written(second)).containsExactly("w2", "w8");
        String link = "/interactions?media=WHATSAPP&import=" + first;
        assertThat(Jsoup.parse(page(session, "/imports/" + first))
                        .select("#covered a")
                        .attr("href"))
                .isEqualTo(link);
        int unchanged = id(upload(session, "de-novo.jsonl", lines(0, 2)));
        awaitEnd(unchanged);
        assertThat(page(session, "/imports/" + unchanged)).contains("WHATSAPP&amp;from=2025-11-03");
        Document found = Jsoup.parse(page(session, link));
        assertThat(found.select("tbody tr")).hasSize(2);
        assertThat(found.text()).contains("Importação", "primeiro.jsonl");
        assertThat(page(session, link.replace("?", ".csv?")).lines()).hasSize(3);
        assertThat(Jsoup.parse(page(session, link + "&edit=1"))
                        .select("#f-import option[selected]")
                        .eachText())
                .containsExactly("primeiro.jsonl");
    }

    private List<String> written(int run) {
        return jdbc.sql("select k.external_id from interaction_key k join interaction i on i.id = k.interaction_id"
                        + " and i.received_at = k.received_at where i.import_id = ? order by 1")
                .param(run)
                .query(String.class)
                .list();
    }

    @Test
    void importOfIvrCallsLeadsToItsCalls() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        int first = id(uploadOf(session, RecordKind.IVR_CALL, IncomingSamples.ivrCall("'externalId': 'i1'")));
        awaitEnd(first);
        awaitEnd(id(uploadOf(session, RecordKind.IVR_CALL, IncomingSamples.ivrCall("'externalId': 'i2'"))));
        String link = Jsoup.parse(page(session, "/imports/" + first))
                .select("#covered a")
                .attr("href");
        assertThat(link).isEqualTo("/ivr/calls?import=" + first);
        Document found = Jsoup.parse(page(session, link));
        assertThat(found.select("tbody tr")).hasSize(1);
        assertThat(found.text()).contains("Importação", "dados.jsonl");
    }

    @Test
    void importOfStatusesLeadsToTheDaysItCovers() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        int id = id(uploadOf(session, RecordKind.AGENT_STATUS, IncomingSamples.agentStatus("")));
        awaitEnd(id);
        assertThat(Jsoup.parse(page(session, "/imports/" + id))
                        .select("#covered")
                        .outerHtml())
                .contains("/agents?from=2025-11-03", "também o que veio de outras importações");
    }

    @Test
    void importFromBeforeRowsWereMarkedLeadsToTheDaysItCovers() throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        int id = id(upload(session, "dados.jsonl", lines(0, 1)));
        awaitEnd(id);
        jdbc.sql("update import_run set rows_marked = false where id = ?")
                .param(id)
                .update();
        assertThat(Jsoup.parse(page(session, "/imports/" + id))
                        .select("#covered")
                        .outerHtml())
                .contains("from=2025-11-03", "também o que veio de outras importações")
                .doesNotContain("import=");
    }

    @Test
    void importThatIsUnknownOrThatTheReaderMayNotSeeIsToldAtItsPlace() throws Exception {
        int id = id(upload(session(Role.ADMIN), "segredo.jsonl", lines(0, 1)));
        awaitEnd(id);
        for (String list : List.of("/interactions?media=WHATSAPP&import=", "/ivr/calls?import=")) {
            MockHttpServletResponse forbidden = answer(session(Role.SUPERVISOR), list + id);
            assertThat(forbidden.getStatus()).isEqualTo(403);
            assertThat(forbidden.getContentAsString())
                    .contains("Seu perfil não pode usar este filtro.")
                    .doesNotContain("segredo");
            MockHttpServletResponse unknown = answer(session(Role.ADMIN), list + "99999999");
            assertThat(unknown.getStatus()).isEqualTo(400);
            assertThat(unknown.getContentAsString()).contains("O item 99999999 não existe mais nesta lista.");
        }
    }

    private MockHttpServletResponse answer(MockHttpSession session, String path) throws Exception {
        return mvc.perform(get(path).session(session)).andReturn().getResponse();
    }

    private MockHttpServletResponse uploadOf(MockHttpSession session, RecordKind kind, String content)
            throws Exception {
        return mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile(
                                "file", "dados.jsonl", "text/plain", content.getBytes(StandardCharsets.UTF_8)))
                        .param("source", source)
                        .param("kind", kind.name())
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "99999999999", "1x"})
    void importThatIsNoneIsNotFound(String id) throws Exception {
        MockHttpSession session = session(Role.ADMIN);
        for (String page : List.of("", "/mapping", "/rejections.csv")) {
            assertThat(answer(session, "/imports/" + id + page).getStatus()).isEqualTo(404);
        }
    }

    @Test
    void supervisorMayNotImport() throws Exception {
        assertThat(mvc.perform(get("/imports").session(session(Role.SUPERVISOR)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }
}
