package io.rastro.interaction.web;

import static io.rastro.interaction.history.SampleConversations.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.rastro.account.Readers;
import io.rastro.account.ServiceScope;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.Status;
import io.rastro.interaction.history.SampleConversations;
import io.rastro.interaction.history.StoredConversation;
import io.rastro.testing.RepositoryTest;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RepositoryTest
class ConversationControllerTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient jdbc;

    private MvcTestResult open(long conversation, String query) {
        return open(conversation, query, ServiceScope.allServices());
    }

    private MvcTestResult open(long conversation, String query, ServiceScope scope) {
        return http.get()
                .uri(URI.create("/conversations/" + conversation + query))
                .with(user(Readers.supervisor(jdbc, scope)))
                .exchange();
    }

    private static String html(MvcTestResult result) throws Exception {
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    @Test
    void pageSaysWhatHappenedInSentences() throws Exception {
        assertThat(text(html(open(SampleConversations.fourSegments(jdbc).id, "?order=oldest"))))
                .contains("Marília Assunção", "04817365290", "+55 31 97342-0186", "19/11/2026 14:22:04", "01:20:00")
                .contains("4 segmentos, 3 transferências")
                .contains("8 mensagens, 16 eventos, 4 comentários internos")
                .contains("quinta-feira, 19 de novembro de 2026")
                .contains("Entrou na fila Suporte técnico")
                .contains("Entregue a Caio Menezes após 00:02:00")
                .contains("Em espera por 00:03:00")
                .contains("Transferido por Caio Menezes para Cobrança")
                .contains("Comentário interno · Caio Menezes")
                .contains("Finalizada com a tag Cancelamento revertido");
    }

    @Test
    void pageSpeaksEnglishToWhoReadsEnglish() throws Exception {
        long id = SampleConversations.fourSegments(jdbc).id;
        MvcTestResult page = http.get()
                .uri("/conversations/" + id + "?order=oldest")
                .cookie(new Cookie("rastro_language", "en"))
                .with(user(Readers.supervisor(jdbc, ServiceScope.allServices())))
                .exchange();
        assertThat(text(html(page)))
                .contains(
                        "Thursday, 19 November 2026",
                        "Transferred by Caio Menezes to Cobrança",
                        "4 segments, 3 transfers")
                .doesNotContain("??");
    }

    @Test
    void orderTurnsTheConversationNotThePath() throws Exception {
        long id = SampleConversations.fourSegments(jdbc).id;
        String oldest = text(html(open(id, "?order=oldest")));
        String newest = text(html(open(id, "?order=newest")));
        assertThat(oldest).containsSubsequence("segmento 1.", "segmento 2.", "segmento 3.", "segmento 4.");
        assertThat(newest).containsSubsequence("segmento 4.", "segmento 3.", "segmento 2.", "segmento 1.");
        assertThat(newest).containsSubsequence("Esperou", "Suporte técnico", "Ouvidoria", "Recentes primeiro");
    }

    @Test
    void dayBeginsWhereMidnightPassesInThePortalsZone() throws Exception {
        StoredConversation told = new StoredConversation(jdbc);
        Instant evening = Instant.parse("2026-11-20T02:50:00Z");
        SampleConversations.single(told, evening)
                .message(evening.plusSeconds(300), Sender.CLIENT, "Ainda quinta.")
                .message(evening.plusSeconds(600), Sender.AGENT, "Já é sexta.");
        assertThat(text(html(open(told.id, "?order=oldest"))))
                .containsSubsequence(
                        "quinta-feira, 19 de novembro de 2026",
                        "Ainda quinta.",
                        "sexta-feira, 20 de novembro de 2026",
                        "Já é sexta.");
        assertThat(text(html(open(told.id, "?order=newest"))))
                .containsSubsequence(
                        "sexta-feira, 20 de novembro de 2026",
                        "Já é sexta.",
                        "quinta-feira, 19 de novembro de 2026",
                        "Ainda quinta.");
    }

    /** A stamp tells when somebody answered; whether anybody did is told by the status. */
    @ParameterizedTest
    @CsvSource({
        "SERVICE_COMPLETED, true,  Agente não informado, Esperou00:00:10 Atendeu00:00:15",
        "SERVICE_COMPLETED, false, Agente não informado, Esperou– Atendeu–",
        "DEQUEUED,          true,  Ninguém atendeu,      Esperou00:00:25 Atendeu–",
        "ABANDONED,         false, Ninguém atendeu,      Esperou00:00:25 Atendeu–",
    })
    void segmentWithoutAgentSaysWhetherAnybodyAnswered(Status status, boolean stamped, String agent, String figures)
            throws Exception {
        StoredConversation told = new StoredConversation(jdbc);
        Object[] columns = stamped
                ? new Object[] {"answered_at", START.plusSeconds(10).atOffset(ZoneOffset.UTC)}
                : new Object[] {};
        told.segment(Medium.VOICE, told.outcome(Medium.VOICE, status, Map.of()), START, START.plusSeconds(25), columns);
        assertThat(text(html(open(told.id, "")))).contains(agent, figures);
    }

    @Test
    void whatWasSentIsTextAndNeverMarkup() throws Exception {
        StoredConversation told = new StoredConversation(jdbc);
        SampleConversations.single(told, START, "contact_id", told.contact("<script>alert(1)</script>", "<b>", "\"'>"))
                .message(
                        START.plusSeconds(1),
                        Sender.CLIENT,
                        "<script>alert(2)</script>\nlinha 2",
                        "author",
                        "<i>eu</i>")
                .message(START.plusSeconds(2), Sender.INTERNAL, "<img src=x onerror=alert(3)>");
        assertThat(html(open(told.id, "")))
                .contains("&lt;script&gt;alert(2)&lt;/script&gt;\nlinha 2")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert", "<img src=x", "<i>eu", "style=");
    }

    @Test
    void attachmentsLinkToTheWebAlone() throws Exception {
        StoredConversation told = new StoredConversation(jdbc);
        SampleConversations.single(told, START)
                .message(
                        START.plusSeconds(1),
                        Sender.CLIENT,
                        "veja",
                        "attachment_name",
                        "fatura.pdf",
                        "attachment_url",
                        "https://files.example.com/a/fatura.pdf?x=1&y=2")
                .message(
                        START.plusSeconds(2),
                        Sender.CLIENT,
                        "isto",
                        "attachment_name",
                        "clique",
                        "attachment_url",
                        "javascript:alert(1)");
        assertThat(html(open(told.id, "")))
                .contains("href=\"https://files.example.com/a/fatura.pdf?x=1&amp;y=2\" target=\"_blank\""
                        + " rel=\"noopener noreferrer\"")
                .contains(">files.example.com<")
                .contains("clique (javascript:alert(1))")
                .doesNotContain("href=\"javascript");
    }

    @Test
    void callShowsItsFiguresAndWhatTheyMean() throws Exception {
        assertThat(text(html(open(SampleConversations.call(jdbc).id, "?order=oldest"))))
                .contains("84,3 ms", "0,42 %", "Baixa ≥ 151 ms", "Aqui o jitter não atende a Alta.")
                .contains(
                        "Alta pede jitter abaixo de 70 ms e perda abaixo de 1 %; Baixa vem de jitter a partir de 151 ms ou perda acima de 5 %")
                .contains("server.voip.example.com", "01540037120", "PJSIP/tronco-0001abcd", "PJSIP/2041-0001abd1")
                .containsSubsequence(
                        "Chegou de +55 11 98841-0273",
                        "Entrou na fila Cobrança",
                        "Primeiro “Alô” (TM1R 00:00:03)",
                        "Contato desligou",
                        "Agente desligou",
                        "Finalizada com a tag 2ª via enviada")
                .containsSubsequence("Quem desligou", "Contato")
                .doesNotContain("TMR", "TMI 0");
    }

    @Test
    void withheldSegmentsSaySoInThePathAndInTheConversation() throws Exception {
        StoredConversation told = SampleConversations.fourSegments(jdbc);
        ServiceScope scope = ServiceScope.of(Set.of(told.service("Cobrança")));
        assertThat(text(html(open(told.id, "?order=oldest", scope))))
                .contains("3 segmentos são de serviços que a sua conta não acompanha")
                .contains("Este segmento é de um serviço que a sua conta não acompanha")
                .contains("O que foi dito neste segmento não é mostrado")
                .contains("Outro serviço", "segmento 2.", "Motivo 2")
                .doesNotContain(
                        "Ouvidoria",
                        "Suporte técnico",
                        "segmento 1.",
                        "segmento 3.",
                        "Motivo 1",
                        "Cancelamento revertido",
                        "repita, 4");
    }

    @Test
    void unknownConversationAndOneOutsideTheScopeAreNotFound() {
        StoredConversation told = SampleConversations.fourSegments(jdbc);
        ServiceScope other = ServiceScope.of(Set.of(told.service("Vendas")));
        assertThat(open(Long.MAX_VALUE, "")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(open(told.id, "", other)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(open(told.id, "?page=2")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?order=up",
                "?page=0",
                "?page=-1",
                "?page=x",
                "?page=99999999999",
                "?find=a&hit=0",
                "?find=a&hit=x",
                "?find=a%00b"
            })
    void parametersWithoutMeaningAreRefused(String query) {
        assertThat(open(SampleConversations.fourSegments(jdbc).id, query)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void signedOutReaderIsAskedToSignIn() {
        assertThat(http.get()
                        .uri("/conversations/1")
                        .accept(MediaType.TEXT_HTML)
                        .exchange())
                .hasStatus3xxRedirection();
    }

    @Test
    void nextPartComesAloneToThePageThatIsOpenAndAsAPageToALink() throws Exception {
        StoredConversation told = new StoredConversation(jdbc);
        StoredConversation.SegmentInsert row = SampleConversations.single(told, START);
        for (int number = 1; number <= 300; number++) {
            row.message(START.plusSeconds(number), Sender.CLIENT, "mensagem " + number + ".");
        }
        assertThat(html(open(told.id, "?order=oldest&back=media%3DWHATSAPP")))
                .contains("Mostrando de 1 a 200, de 302", "mensagem 199.")
                .contains("?order=oldest&amp;page=2&amp;back=media%3DWHATSAPP\"")
                .doesNotContain("mensagem 200.");
        String linked = html(open(told.id, "?order=oldest&page=2"));
        assertThat(linked)
                .contains("<main", "mensagem 200.", "Mostrar anteriores")
                .contains("class=\"day\"");
        String fetched = html(http.get()
                .uri("/conversations/" + told.id + "?order=oldest&page=2")
                .header("HX-Request", "true")
                .with(user(Readers.supervisor(jdbc, ServiceScope.allServices())))
                .exchange());
        assertThat(fetched).contains("mensagem 200.", "mensagem 300.").doesNotContain("<main", "class=\"day\"");
    }

    @Test
    void backLeadsToTheSearchOnlyWhenItIsOne() throws Exception {
        long id = SampleConversations.fourSegments(jdbc).id;
        assertThat(html(open(id, "?back=media%3DVOICE%26from%3D2026-11-01%26protocol%3Da%252Bb")))
                .contains("href=\"/interactions?media=VOICE&amp;from=2026-11-01&amp;protocol=a%2Bb\"")
                .contains("name=\"back\" value=\"media=VOICE&amp;from=2026-11-01&amp;protocol=a%2Bb\"");
        for (String foreign : new String[] {"https://evil.example", "//evil", "media=%0d%0aX", "x=1&media=VOICE"}) {
            assertThat(html(open(id, "?back=" + foreign)))
                    .contains("btn-back\" href=\"/interactions\"")
                    .doesNotContain("evil");
        }
    }
}
