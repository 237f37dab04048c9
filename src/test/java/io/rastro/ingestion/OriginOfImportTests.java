package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.rastro.account.Role;
import io.rastro.recording.CallFixture;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestSessions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** What a file brought and what a program sends belong to one origin, however each names it. */
@PortalTest
class OriginOfImportTests {

    private static final Pattern ISSUED = Pattern.compile("<code id=\"issued\">([^<]+)</code>");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportRuns runs;

    private final String unique = UUID.randomUUID().toString();
    private final String name = "PABX Matriz – São Paulo " + unique;
    private final String slug = "pabx-matriz-sao-paulo-" + unique;
    private MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void signIn() throws Exception {
        session = TestSessions.of(mvc, jdbc, Role.ADMIN);
    }

    private ImportRun imported(String source, String content) throws Exception {
        String address = mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile(
                                "file", "dados", "text/plain", content.getBytes(StandardCharsets.UTF_8)))
                        .param("source", source)
                        .param("kind", "INTERACTION")
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        int id = Integer.parseInt(Objects.requireNonNull(address).split("/")[2]);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> runs.find(id).orElseThrow(), run -> !run.state().active());
    }

    private String token(String source) throws Exception {
        MockHttpSession page = (MockHttpSession) Objects.requireNonNull(mvc.perform(post("/admin/tokens")
                        .param("name", "gravador")
                        .param("source", source)
                        .param("right", "INGEST")
                        .param("allServices", "true")
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession());
        Matcher issued = ISSUED.matcher(page("/admin/tokens", page));
        assertThat(issued.find()).isTrue();
        return issued.group(1);
    }

    private String page(String path, MockHttpSession reader) throws Exception {
        return mvc.perform(get(path).session(reader)).andReturn().getResponse().getContentAsString();
    }

    private MockHttpServletResponse sendRecording(String token, String source) throws Exception {
        return mvc.perform(put("/api/v1/interactions/{source}/{id}/recording", source, "v1")
                        .header("Authorization", "Bearer " + token)
                        .content(CallFixture.wav(4_000)))
                .andReturn()
                .getResponse();
    }

    @Test
    void tokenAttachesAudioToWhatAFileBrought() throws Exception {
        assertThat(imported(name, call()).accepted()).isEqualTo(1);
        String token = token(slug);
        assertThat(sendRecording(token, slug).getStatus()).isEqualTo(201);
        assertThat(sendRecording(token, name).getStatus()).isEqualTo(200);
        assertThat(sendRecording(token, "outra").getStatus()).isEqualTo(403);
        assertThat(page("/admin/tokens", session)).contains(name, ">" + slug + "<");
    }

    @Test
    void fileOfTheSameOriginInAnotherSpellingChangesNothing() throws Exception {
        assertThat(imported(slug, call()).accepted()).isEqualTo(1);
        assertThat(imported(name, call()).unchanged()).isEqualTo(1);
        assertThat(imported(name.toUpperCase(Locale.ROOT), call()).unchanged()).isEqualTo(1);
    }

    private String call() {
        return IncomingSamples.voice("'externalId': 'v1', 'conversationId': '" + unique + "'");
    }
}
