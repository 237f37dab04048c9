package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rastro.account.Role;
import io.rastro.account.ServiceScope;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestSessions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The mapping page by HTTP: what it refuses and with which status, and what it remembers. */
@PortalTest
class MappingPageTests {

    private static final String[] COLUMNS = {"RECEIVED_AT", "FINISHED_AT", "STATUS"};

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportRuns runs;

    @Autowired
    ImportFiles files;

    @Autowired
    RememberedMappings memory;

    private final String mark = UUID.randomUUID().toString();
    private final String source = "página " + mark;
    private MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void signIn() throws Exception {
        session = TestSessions.of(mvc, jdbc, Role.ADMIN);
    }

    /** The header is of this test alone: mappings are offered across sources. */
    @Autowired
    JdbcClient database;

    private int upload(String source, String rows) throws Exception {
        String content = "quando " + mark + ",ate,como\n" + rows;
        String address = mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile(
                                "file", "dados.csv", "text/plain", content.getBytes(StandardCharsets.UTF_8)))
                        .param("source", source)
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return Integer.parseInt(Objects.requireNonNull(address).split("/")[2]);
    }

    private int upload() throws Exception {
        return upload(source, "2016-03-01 09:00:00,2016-03-01 09:01:00,abandoned\n");
    }

    private MockHttpServletRequestBuilder form(int id, String action, String... columns) {
        return formInZone("America/Sao_Paulo", id, action, columns);
    }

    private MockHttpServletRequestBuilder formInZone(String zone, int id, String action, String... columns) {
        return post("/imports/{id}/mapping", id)
                .param("delimiter", ",")
                .param("header", "true")
                .param("column", columns)
                .param("medium", "SMS")
                .param("zone", zone)
                .param("action", action);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(session).with(csrf())).andReturn().getResponse();
    }

    private String page(int id) throws Exception {
        return send(get("/imports/{id}/mapping", id)).getContentAsString();
    }

    private ImportRun awaitEnd(int id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> runs.find(id).orElseThrow(), run -> !run.state().active());
    }

    @Test
    void nothingStartsThatThePreviewDoesNotShow() throws Exception {
        int id = upload();
        String[] twoColumns = Arrays.copyOf(COLUMNS, 2);
        assertThat(send(form(id, "start", twoColumns)).getStatus()).isEqualTo(400);
        MockHttpServletResponse stale = send(form(id, "start", COLUMNS).param("previewed", "of another mapping"));
        assertThat(stale.getStatus()).isEqualTo(409);
        assertThat(stale.getContentAsString()).contains("As colunas mudaram depois da prévia", "2016-03-01 09:00:00");
        assertThat(runs.find(id).orElseThrow().state()).isEqualTo(ImportState.MAPPING);
        MockHttpServletResponse started = send(form(id, "start", COLUMNS).param("previewed", previewed(page(id))));
        assertThat(started.getRedirectedUrl()).isEqualTo("/imports/" + id);
        assertThat(awaitEnd(id).accepted()).isEqualTo(1);
    }

    private static String previewed(String page) {
        return page.replaceFirst("(?s).*name=\"previewed\" value=\"([0-9a-f]+)\".*", "$1");
    }

    /** The page renews itself at every choice, with the same rows. */
    @Test
    void rowsThatAreShownAreToldOnce() throws Exception {
        int id = upload();
        page(id);
        send(form(id, "preview", COLUMNS));
        page(id);
        Awaitility.await()
                .untilAsserted(() -> assertThat(database.sql("select action from ledger_entry where ? = any(objects)")
                                .param("import/" + id)
                                .query(String.class)
                                .list())
                        .containsExactly("file-uploaded", "import-rows-seen"));
    }

    @Test
    void emptyZoneIsTheOneShownBefore() throws Exception {
        int id = upload();
        MockHttpServletResponse answer =
                send(formInZone(" ", id, "preview", COLUMNS).header("HX-Request", "true"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString())
                .containsPattern("name=\"zone\"[^>]* value=\"America/Sao_Paulo\"")
                .doesNotContain("Este fuso não existe");
    }

    @Test
    void zoneThatDoesNotExistIsToldAtItsFieldAndAllElseIsKept() throws Exception {
        int id = upload();
        MockHttpServletResponse answer =
                send(formInZone("Brasilia", id, "start", COLUMNS).param("service", "Serviço que fica"));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("value=\"Brasilia\"", "Este fuso não existe", "value=\"Serviço que fica\"");
        assertThat(runs.find(id).orElseThrow().state()).isEqualTo(ImportState.MAPPING);
        assertThat(send(formInZone("Brasilia", id, "utc", COLUMNS)).getStatus())
                .as("another zone was chosen")
                .isEqualTo(302);
    }

    @Test
    void fileWithoutARowThatCouldBeStoredDoesNotStart() throws Exception {
        int none = upload(source, "");
        MockHttpServletResponse empty = send(form(none, "start", COLUMNS));
        assertThat(empty.getStatus()).isEqualTo(400);
        assertThat(empty.getContentAsString()).contains("nenhuma linha além do cabeçalho");
        MockHttpServletResponse broken = send(form(upload(source, "ontem,hoje,abandoned\n"), "start", COLUMNS));
        assertThat(broken.getStatus()).isEqualTo(400);
        assertThat(broken.getContentAsString())
                .contains("Nenhuma das primeiras linhas pode ser importada", "&quot;ontem&quot; não é uma data");
    }

    @Test
    void whatIsOverIsToldWithItsStatus() throws Exception {
        int id = upload();
        assertThat(send(post("/imports/{id}/start", id)).getStatus()).isEqualTo(409);
        send(form(id, "start", COLUMNS));
        awaitEnd(id);
        assertThat(send(get("/imports/{id}/mapping", id)).getStatus()).isEqualTo(410);
        assertThat(page(id)).contains("já foram confirmadas", "href=\"/imports/" + id + "\"");
        assertThat(send(form(id, "start", COLUMNS)).getStatus()).isEqualTo(409);
        MockHttpServletResponse behindThePage =
                send(form(id, "preview", COLUMNS).header("HX-Request", "true"));
        assertThat(behindThePage.getStatus()).isEqualTo(409);
        assertThat(behindThePage.getHeader("HX-Redirect")).isEqualTo("/imports/" + id);
        assertThat(send(post("/imports/{id}/start", id)).getStatus()).isEqualTo(409);
        assertThat(send(get("/imports/{id}/mapping", Integer.MAX_VALUE)).getStatus())
                .isEqualTo(404);
    }

    @Test
    void fileThatIsGoneIsToldAsGone() throws Exception {
        int discarded = upload();
        send(post("/imports/{id}/discarding", discarded));
        assertThat(send(get("/imports/{id}/mapping", discarded)).getStatus()).isEqualTo(410);
        assertThat(page(discarded)).contains("O arquivo foi descartado");
        int lost = upload();
        files.delete(lost);
        assertThat(send(get("/imports/{id}/mapping", lost)).getStatus()).isEqualTo(410);
        assertThat(page(lost)).contains("O arquivo não está mais no portal");
        assertThat(send(form(lost, "preview", COLUMNS)).getStatus()).isEqualTo(409);
    }

    @Test
    void mappingIsOfferedToOtherSourcesAndAppliedToItsOwn() throws Exception {
        int first = upload();
        send(form(first, "start", COLUMNS).param("mappingName", "Discador da filial"));
        awaitEnd(first);
        String rows = "2016-03-02 09:00:00,2016-03-02 09:01:00,abandoned\n";
        assertThat(page(upload(source, rows)))
                .contains("está em uso o mapeamento «Discador da filial», usado em", "2016-03-02 09:00:00")
                .doesNotContain("Indique a coluna");
        int other = upload("outra " + source, rows);
        assertThat(page(other))
                .contains("Usar o mapeamento «Discador da filial» (" + source + "), usado em", "Indique a coluna");
        int id = remembered().id();
        send(form(other, "remembered-" + id, "", "", ""));
        assertThat(page(other)).contains("da origem " + source).doesNotContain("Indique a coluna");
        assertThat(send(post("/imports/mappings/{id}", id).param("name", " ")).getRedirectedUrl())
                .isEqualTo("/imports");
        send(post("/imports/mappings/{id}", id).param("name", "Discador"));
        assertThat(remembered().name()).isEqualTo("Discador");
        assertThat(send(get("/imports")).getContentAsString()).contains("value=\"Discador\"");
        send(post("/imports/mappings/{id}/deletion", id));
        assertThat(memory.latest(ServiceScope.allServices()))
                .noneMatch(known -> known.source().equals(source));
        assertThat(send(post("/imports/mappings/{id}/deletion", id)).getStatus())
                .isEqualTo(404);
    }

    private RememberedMappings.Remembered remembered() {
        return memory.latest(ServiceScope.allServices()).stream()
                .filter(known -> known.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void wordThatIsToBeRejectedIsRejectedThoughItsUsualMeaningIsKnown() throws Exception {
        int id = upload(source, """
                2016-03-01 09:00:00,2016-03-01 09:01:00,abandoned
                2016-03-01 09:00:00,2016-03-01 09:01:00,dequeued
                """);
        send(form(id, "start", COLUMNS)
                .param("statusValue", "abandoned", "dequeued")
                .param("statusMeaning", "", "status.BAD_PHONE"));
        ImportRun run = awaitEnd(id);
        assertThat(run.accepted()).isEqualTo(1);
        assertThat(run.rejected()).isEqualTo(1);
    }

    @Test
    void importLeadsToItsRowsAndTellsTheirDays() throws Exception {
        int id = upload(source, """
                2016-03-01 23:30:00,2016-03-01 23:31:00,abandoned
                2016-03-04 00:00:00,2016-03-04 00:01:00,abandoned
                2016-03-09 00:00:00,2016-03-08 00:01:00,abandoned
                """);
        send(form(id, "start", COLUMNS));
        awaitEnd(id);
        assertThat(send(get("/imports/{id}", id)).getContentAsString())
                .contains(
                        "href=\"/interactions?media=SMS&amp;import=" + id + "\"",
                        "SMS: os atendimentos que esta importação gravou, de 01/03/2016 a 04/03/2016");
    }

    @Test
    void sourcesToChooseFromAreThoseOfFilesAndOfPrograms() {
        jdbc.sql(
                        "insert into api_token (name, token_hash, source, created_at) values ('t', decode(md5(?), 'hex'), ?, now())")
                .params(mark, source)
                .update();
        assertThat(runs.sources(ServiceScope.allServices())).contains(source);
    }
}
