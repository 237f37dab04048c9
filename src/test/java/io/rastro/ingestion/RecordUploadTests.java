package io.rastro.ingestion;

import static io.rastro.ingestion.IncomingSamples.agentStatus;
import static io.rastro.ingestion.IncomingSamples.ivrCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.rastro.account.Role;
import io.rastro.account.ServiceScope;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestSessions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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

/** IVR calls and agent statuses by the imports page. */
@PortalTest
class RecordUploadTests {

    private static final String CALLS_CSV = """
            externalId;ivr;enteredAt;leftAt;path;outcome;conversationId;caller
            i1;URA Principal;2025-11-13 09:00:00;13/11/2025 09:00:40;2 Fatura > 1 Segunda via;FORWARDED;c1;+55 11 98765-4321
            i2;URA Vendas;2025-11-03T12:00:00Z;;;abandoned;;
            i3;URA Vendas;ontem;;;abandoned;;
            """;
    private static final String STATUSES_CSV = """
            externalId,agent.externalId,agent.name,agent.tags,state,reason,startedAt,endedAt
            s1,7,Ana Luísa,"Manhã, Equipe Sul",PAUSE,Almoço,2025-11-03 12:00:00,2025-11-03 12:20:00
            s2,7,Ana Luísa,,AVAILABLE,,2025-11-03 12:20:00,
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportRuns runs;

    private final String source = "upload " + UUID.randomUUID();
    private MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void signIn() throws Exception {
        session = TestSessions.of(mvc, jdbc, Role.ADMIN);
    }

    private MockHttpServletResponse upload(String kind, String content) throws Exception {
        return mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile(
                                "file", "dados", "text/plain", content.getBytes(StandardCharsets.UTF_8)))
                        .param("source", source)
                        .param("kind", kind)
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private ImportRun imported(String kind, String content) throws Exception {
        String[] address =
                Objects.requireNonNull(upload(kind, content).getRedirectedUrl()).split("/");
        int id = Integer.parseInt(address[2]);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> runs.find(id).orElseThrow(), run -> !run.state().active());
    }

    private static List<Long> counts(ImportRun run) {
        return List.of(run.accepted(), run.unchanged(), run.updated(), run.rejected());
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).session(session)).andReturn().getResponse().getContentAsString();
    }

    private List<String> calls() {
        return jdbc.sql("""
                        select concat_ws('|', i.name, p.options::text, c.entered_at at time zone 'UTC',
                            c.left_at at time zone 'UTC', c.outcome, c.caller)
                        from ivr_call_key k join ivr_call c on c.id = k.ivr_call_id join ivr i on i.id = c.ivr_id
                        join ivr_path p on p.id = c.path_id where k.source = ? order by k.external_id""").param(source).query(String.class).list();
    }

    @Test
    void linesAndArraysOfBothKindsGoIn() throws Exception {
        assertThat(counts(imported("IVR_CALL", ivrCall("") + "\n" + ivrCall("'externalId': 'i2'"))))
                .containsExactly(2L, 0L, 0L, 0L);
        assertThat(counts(imported("IVR_CALL", "[" + ivrCall("") + "]"))).containsExactly(0L, 1L, 0L, 0L);
        assertThat(counts(imported("AGENT_STATUS", agentStatus("")))).containsExactly(1L, 0L, 0L, 0L);
        ImportRun run = imported("AGENT_STATUS", "[" + agentStatus("'reason': null") + "]");
        assertThat(counts(run)).containsExactly(0L, 0L, 1L, 0L);
        assertThat(page("/imports/" + run.id())).contains("A pausa não traz motivo.", "Status de agentes");
    }

    @Test
    void csvOfCallsIsReadInThePortalsZone() throws Exception {
        ImportRun run = imported("IVR_CALL", CALLS_CSV);
        assertThat(counts(run)).containsExactly(2L, 0L, 0L, 1L);
        assertThat(calls())
                .containsExactly(
                        "URA Principal|{\"2 Fatura\",\"1 Segunda via\"}|2025-11-13 12:00:00|2025-11-13 12:00:40|FORWARDED|+55 11 98765-4321",
                        "URA Vendas|{}|2025-11-03 12:00:00|ABANDONED");
        assertThat(page("/imports/" + run.id()))
                .contains("A coluna &quot;enteredAt&quot;: &quot;ontem&quot; não é uma data com hora.");
        assertThat(counts(imported("IVR_CALL", CALLS_CSV))).containsExactly(0L, 2L, 0L, 1L);
    }

    @Test
    void csvOfStatusesNamesItsAgents() throws Exception {
        ImportRun run = imported("AGENT_STATUS", STATUSES_CSV);
        assertThat(counts(run)).containsExactly(2L, 0L, 0L, 0L);
        assertThat(jdbc.sql("""
                        select concat_ws('|', a.external_id, a.name, (select string_agg(t.name, ',' order by t.name)
                            from agent_agent_tag at join agent_tag t on t.id = at.agent_tag_id where at.agent_id = a.id),
                            s.state, s.ended_at at time zone 'UTC')
                        from agent_status_key k join agent_status s on s.id = k.agent_status_id
                        join agent a on a.id = s.agent_id where k.source = ? order by k.external_id""").param(source).query(String.class).list())
                .containsExactly(
                        "7|Ana Luísa|Equipe Sul,Manhã|PAUSE|2025-11-03 15:20:00",
                        "7|Ana Luísa|Equipe Sul,Manhã|AVAILABLE");
    }

    /** The night the clock goes back 23:30 comes twice: the end is the one that is not before the start. */
    @Test
    void hourThatAClockChangeRepeatsIsSettledByTheStampBefore() throws Exception {
        imported("IVR_CALL", """
                externalId,ivr,outcome,enteredAt,leftAt
                i1,URA Principal,RETAINED,2018-02-18T01:59:00Z,2018-02-17 23:10:00
                """);
        assertThat(calls()).containsExactly("URA Principal|{}|2018-02-18 01:59:00|2018-02-18 02:10:00|RETAINED");
    }

    @Test
    void lengthMakesTheEndThatIsAbsent() throws Exception {
        imported("IVR_CALL", """
                externalId,ivr,outcome,enteredAt,durationSeconds
                i1,URA Principal,RETAINED,2025-11-03T12:00:00Z,00:00:40
                """);
        assertThat(calls()).containsExactly("URA Principal|{}|2025-11-03 12:00:00|2025-11-03 12:00:40|RETAINED");
    }

    @Test
    void orderOfDayAndMonthIsAskedThoughTheHeaderNamesTheFields() throws Exception {
        String address = Objects.requireNonNull(
                upload("IVR_CALL", "externalId,ivr,enteredAt,outcome\ni1,URA,03/11/2025 09:00,ABANDONED\n")
                        .getRedirectedUrl());
        assertThat(address).endsWith("/mapping");
        assertThat(page(address)).contains("Escolha a ordem de dia e mês");
    }

    @Test
    void csvWithOtherHeadersAsksForItsColumns() throws Exception {
        assertThat(upload("AGENT_STATUS", "externalId,agent,inicio\ns1,Ana,2025-11-03 12:00\n")
                        .getRedirectedUrl())
                .endsWith("/mapping");
        ImportRun run = runs.latest(ServiceScope.allServices()).stream()
                .filter(upload -> upload.source().equals(source))
                .findFirst()
                .orElseThrow();
        assertThat(page("/imports/" + run.id() + "/mapping")).contains("Indique a coluna do status do agente.");
    }

    @Test
    void kindThatDoesNotExistIsRefused() throws Exception {
        assertThat(upload("NONSENSE", ivrCall("")).getStatus()).isEqualTo(400);
    }

    @Test
    void pageSaysWhatEachKindNeeds() throws Exception {
        assertThat(page("/imports"))
                .contains(
                        "Chamadas na URA",
                        "enteredAt",
                        "Status de agentes",
                        "startedAt",
                        "value=\"INTERACTION\" checked");
    }
}
