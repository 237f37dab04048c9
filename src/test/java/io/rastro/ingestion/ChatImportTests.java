package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rastro.account.Role;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestSessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Exported chats through the imports page: what is asked, what is stored, and what an export later on changes. */
@PortalTest
class ChatImportTests {

    private static final String NAME = "Conversa do WhatsApp com Márcia Prado.zip";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportRuns runs;

    private final String source = "chat " + UUID.randomUUID();
    private final String service = "vendas " + source;
    private MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void signIn() throws Exception {
        session = TestSessions.of(mvc, jdbc, Role.ADMIN);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from interaction where id in (select interaction_id from interaction_key where source = ?)")
                .param(source)
                .update();
        jdbc.sql("delete from interaction_key where source = ?").param(source).update();
    }

    private static String chat(String dialect) throws IOException {
        return new ClassPathResource("chat/" + dialect + ".txt").getContentAsString(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(String chat) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("IMG-20261103-WA0001.jpg"));
            zip.write(new byte[] {1, 2, 3});
            zip.putNextEntry(new ZipEntry("_chat.txt"));
            zip.write(chat.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private MockHttpServletResponse upload(String fileName, byte[] content, RecordKind kind) throws Exception {
        return mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", fileName, "application/zip", content))
                        .param("source", source)
                        .param("kind", kind.name())
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private int upload(String chat) throws Exception {
        String address = upload(NAME, zipped(chat), RecordKind.INTERACTION).getRedirectedUrl();
        assertThat(address).endsWith("/chat");
        return Integer.parseInt(Objects.requireNonNull(address).split("/")[2]);
    }

    private MockHttpServletRequestBuilder form(int id, String action) {
        return form(id, action, service, "");
    }

    private MockHttpServletRequestBuilder form(int id, String action, String service, String phone) {
        return post("/imports/{id}/chat", id)
                .param("author", "Márcia Prado", "Loja: Centro")
                .param("side", "CUSTOMER", "CENTRE")
                .param("customer", "Márcia Prado")
                .param("phone", phone)
                .param("service", service)
                .param("zone", "America/Sao_Paulo")
                .param("dates", "day")
                .param("action", action);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(session).with(csrf())).andReturn().getResponse();
    }

    private String page(String address) throws Exception {
        return send(get(address)).getContentAsString();
    }

    private ImportRun imported(String chat) throws Exception {
        int id = upload(chat);
        assertThat(send(form(id, "start")).getRedirectedUrl()).isEqualTo("/imports/" + id);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> runs.find(id).orElseThrow(), run -> !run.state().active());
    }

    private static List<Long> counts(ImportRun run) {
        return List.of(run.accepted(), run.unchanged(), run.updated(), run.rejected());
    }

    @Test
    void whatTheFileDoesNotTellIsAskedBeforeAnythingIsStored() throws Exception {
        int id = upload(chat("ios-pt"));
        assertThat(page("/imports/" + id + "/chat"))
                .contains("Márcia Prado (4 mensagens)", "Loja: Centro (6 mensagens)", "Escreva o serviço")
                .doesNotContain("id=\"dates\"");
        MockHttpServletResponse incomplete = send(form(id, "start", "", "ramal"));
        assertThat(incomplete.getStatus()).isEqualTo(400);
        assertThat(incomplete.getContentAsString())
                .contains("Escreva o serviço", "O telefone não é um número", "Ainda falta indicar algo");
        assertThat(stored("select count(*) from interaction_key where source = ?", source))
                .isZero();
    }

    private int stored(String count, String of) {
        return jdbc.sql(count).param(of).query(Integer.class).single();
    }

    @Test
    void laterExportsUpdateWhatCameInBeforeAndAddTheRest() throws Exception {
        String whole = chat("ios-pt");
        String half = whole.substring(0, whole.indexOf("[04/11"));
        assertThat(counts(imported(half))).containsExactly(1L, 0L, 0L, 0L);
        assertThat(counts(imported(whole))).containsExactly(2L, 0L, 1L, 0L);
        ImportRun again = imported(whole);
        assertThat(counts(again)).containsExactly(0L, 3L, 0L, 0L);
        assertThat(counts(imported(chat("android-pt")))).containsExactly(0L, 0L, 3L, 0L);
        assertThat(page("/imports/" + again.id()))
                .contains("Linhas no arquivo: 13 · em mensagens: 12 · do próprio WhatsApp: 1 · recusadas: 0.");
        assertThat(page("/imports/" + upload(whole) + "/chat"))
                .contains("value=\"" + service + "\"", "Chegou seu pedido");
        String ofService = " from interaction join service_queue q on q.id = service_id where q.name = ?";
        assertThat(stored("select count(*)" + ofService, service)).isEqualTo(3);
        assertThat(stored("select count(distinct conversation_id)" + ofService, service))
                .isEqualTo(1);
        assertThat(stored("select count(distinct contact_id)" + ofService, service))
                .isEqualTo(1);
        assertThat(stored(
                        "select count(*) from message where interaction_id in (select interaction.id" + ofService + ")",
                        service))
                .isEqualTo(9);
    }

    @Test
    void nothingStartsThatIsUndecidedOrWasNotPreviewed() throws Exception {
        int id = upload(chat("ios-pt"));
        assertThat(send(form(id, "start").param("previewed", "another")).getStatus())
                .isEqualTo(409);
        MockHttpServletResponse undecided = send(post("/imports/{id}/chat", id).param("action", "start"));
        assertThat(undecided.getStatus()).isEqualTo(400);
        assertThat(undecided.getContentAsString())
                .contains("Escolha o lado de cada autor", "Escreva o nome do cliente");
        assertThat(runs.find(id).orElseThrow().state()).isEqualTo(ImportState.MAPPING);
        assertThat(send(get("/imports/{id}/mapping", id)).getStatus()).isEqualTo(404);
        assertThat(send(get("/imports/{id}", id)).getRedirectedUrl()).endsWith("/chat");
        assertThat(send(post("/imports/{id}/start", id)).getContentAsString()).contains("/imports/" + id + "/chat");
    }

    @ParameterizedTest
    @CsvSource({"start, false, 400", "preview, false, 400", "preview, true, 200"})
    void zoneThatDoesNotExistIsToldAtItsFieldAndAllElseIsKept(String action, boolean typing, int status)
            throws Exception {
        int id = upload(chat("ios-pt"));
        MockHttpServletRequestBuilder sent = post("/imports/{id}/chat", id)
                .param("action", action)
                .param("zone", "America/Sao Paulo")
                .param("customer", "Cliente que fica");
        MockHttpServletResponse answer = send(typing ? sent.header("HX-Request", "true") : sent);
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString())
                .contains("value=\"America/Sao Paulo\"", "Este fuso não existe", "value=\"Cliente que fica\"");
        assertThat(runs.find(id).orElseThrow().state()).isEqualTo(ImportState.MAPPING);
        assertThat(page("/imports/" + id + "/chat"))
                .contains("value=\"Cliente que fica\"")
                .doesNotContain("Este fuso não existe");
    }

    @Test
    void orderThatTheFileDoesNotProveIsAsked() throws Exception {
        int id = upload("03/11/26, 09:00 - Ana: Oi\n04/11/26, 09:01 - Loja: Olá\n");
        assertThat(page("/imports/" + id + "/chat")).contains("id=\"dates\"", "Escolha a ordem de dia e mês");
    }

    @Test
    void chatIsNoListOfCalls() throws Exception {
        MockHttpServletResponse refused = upload(NAME, zipped(chat("ios-pt")), RecordKind.IVR_CALL);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("Isto é uma conversa exportada do WhatsApp");
    }

    @Test
    void chatOfMoreTextThanWhatsAppExportsIsRefused() throws Exception {
        String message = "03/11/2026 09:00 - Ana: " + "x".repeat(1000) + "\n";
        MockHttpServletResponse refused = upload(NAME, zipped(message.repeat(70_000)), RecordKind.INTERACTION);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("64 MB");
    }
}
