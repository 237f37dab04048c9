package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.rastro.account.Role;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.history.SampleConversations;
import io.rastro.interaction.history.StoredConversation;
import io.rastro.recording.CallFixture;
import io.rastro.system.PortalProperties;
import io.rastro.testing.Axe;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls heard in a browser. */
@BrowserTest
class PlayerJourneyTests {

    /** As long that no browser fetches it whole before it is sought in: some 1,000 seconds. */
    private static final int LONG = 16_000_044;

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    private CallFixture files;
    private StoredConversation told;

    @BeforeEach
    void tell() {
        files = new CallFixture(jdbc, portal);
        told = SampleConversations.call(jdbc);
    }

    @AfterEach
    void forget() {
        told.forget();
    }

    private String recorded(String reference, int position, Integer channels) {
        return jdbc.sql("""
                        insert into recording (interaction_id, received_at, position, reference, channels, started_at)
                        select id, received_at, ?, ?, ?, answered_at from interaction where conversation_id = ?
                        returning id""")
                .params(position, reference, channels, told.id)
                .query(String.class)
                .single();
    }

    private String speech(String file, int position, Integer channels) throws IOException {
        try (InputStream content = getClass().getResourceAsStream("/demo/recordings/" + file)) {
            files.file("player/" + file, Objects.requireNonNull(content).readAllBytes());
        }
        return recorded("player/" + file, position, channels);
    }

    private Page open(Reader reader, Role role, String query) {
        reader.signIn(TestAccounts.create(jdbc, role));
        return reader.open("/conversations/" + told.id + query);
    }

    private static double time(Page page) {
        return ((Number) page.evaluate("document.querySelector('audio').currentTime")).doubleValue();
    }

    private static double duration(Page page) {
        return ((Number) page.evaluate("document.querySelector('audio').duration || 0")).doubleValue();
    }

    @Test
    void callIsPlayedSoughtAndSpedUp(Reader reader) {
        files.file("player/long.wav", CallFixture.wav(LONG));
        recorded("player/long.wav", 0, 1);
        List<Response> answers = new CopyOnWriteArrayList<>();
        Page page = open(reader, Role.SUPERVISOR, "");
        page.onResponse(answer -> {
            if (answer.url().endsWith("/audio")) {
                answers.add(answer);
            }
        });
        Locator wave = page.locator(".wide .wave");
        wave.waitFor();
        assertThat(answers).as("nothing is fetched before somebody listens").isEmpty();
        page.locator(".play").click();
        page.waitForCondition(() -> time(page) > 0.3);
        assertThat(duration(page)).isBetween(999.0, 1001.0);
        int before = answers.size();
        wave.click();
        page.waitForCondition(() -> time(page) > 499 && answers.size() > before);
        Response sought = answers.get(answers.size() - 1);
        assertThat(sought.status()).isEqualTo(206);
        String range = sought.request().headerValue("range");
        assertThat(Long.parseLong(range.replaceAll("bytes=(\\d+)-.*", "$1"))).isBetween(7_000_000L, 8_500_000L);
        assertThat(page.url()).containsPattern("[?&]t=(499|5\\d\\d)");
        page.locator("[data-speed='1.5']").click();
        assertThat((Double) page.evaluate("document.querySelector('audio').playbackRate"))
                .isEqualTo(1.5);
        page.locator(".play").click();
        assertThat(page.locator(".play")).hasAttribute("aria-label", "Tocar");
    }

    @Test
    void callIsPlayedSoughtAndSpedUpByKeyboardAlone(Reader reader) {
        files.file("player/keys.wav", CallFixture.wav(LONG));
        recorded("player/keys.wav", 0, 1);
        List<Response> answers = new CopyOnWriteArrayList<>();
        Page page = open(reader, Role.SUPERVISOR, "");
        page.onResponse(answer -> {
            if (answer.url().endsWith("/audio")) {
                answers.add(answer);
            }
        });
        page.keyboard().press(" ");
        page.waitForCondition(() -> time(page) > 0.3);
        int before = answers.size();
        page.locator(".seek").focus();
        page.keyboard().press("End");
        page.keyboard().press("Home");
        for (int tenth = 1; tenth <= 5; tenth++) {
            page.keyboard().press("PageUp");
        }
        // Each key seeks; the browser may give up the places between, but it asks for the last one.
        page.waitForCondition(() -> time(page) > 499
                && answers.stream().skip(before).anyMatch(answer -> answer.status() == 206 && inTheMiddle(answer)));
        page.keyboard().press("Tab");
        page.keyboard().press(">");
        assertThat((Double) page.evaluate("document.querySelector('audio').playbackRate"))
                .isEqualTo(1.25);
    }

    private static boolean inTheMiddle(Response answer) {
        String range = String.valueOf(answer.request().headerValue("range"));
        long start = Long.parseLong(range.replaceAll("bytes=(\\d+)-.*", "$1"));
        return start >= 7_000_000 && start <= 8_500_000;
    }

    @Test
    void keysMoveThePlayerUnlessAFieldHasTheFocus(Reader reader) throws IOException {
        speech("cobranca-acordo.wav", 0, 1);
        Page page = open(reader, Role.SUPERVISOR, "?t=20");
        Locator now = page.locator(".now");
        assertThat(now).hasText("00:20");
        page.keyboard().press("ArrowRight");
        assertThat(now).hasText("00:25");
        page.keyboard().press("Shift+ArrowLeft");
        assertThat(now).hasText("00:15");
        page.keyboard().press(">");
        assertThat(page.locator("[data-speed='1.25']")).hasAttribute("aria-pressed", "true");
        page.keyboard().press(" ");
        page.waitForCondition(() -> time(page) > 15.2);
        page.locator(".volume").focus();
        double before = time(page);
        page.keyboard().press(" ");
        page.waitForCondition(() -> time(page) > before + 0.2);
        page.locator("h1").click();
        page.keyboard().press(" ");
        page.waitForCondition(() -> (Boolean) page.evaluate("document.querySelector('audio').paused"));
    }

    @ParameterizedTest
    @CsvSource({
        "segunda-via.wav, 35.1",
        "cobranca-acordo.wav, 50.0",
        "retencao-desconto.wav, 47.8",
        "suporte-internet.ogg, 59.7",
        "agendamento-visita.mp3, 34.7",
        "vendas-plano.ogg, 38.3"
    })
    void formatIsHeardInTheBrowser(String file, double seconds, Reader reader) throws IOException {
        speech(file, 0, null);
        Page page = open(reader, Role.SUPERVISOR, "");
        page.locator(".play").click();
        page.waitForCondition(() -> time(page) > 0.2);
        assertThat(duration(page)).isBetween(seconds - 0.3, seconds + 0.3);
    }

    @Test
    void recordingsOfOneCallFollowEachOther(Reader reader) throws IOException {
        speech("segunda-via.wav", 0, 1);
        speech("cobranca-acordo.wav", 1, 1);
        Page page = open(reader, Role.SUPERVISOR, "?t=34&r=1");
        page.locator(".play").first().click();
        page.waitForCondition(
                () -> (Boolean)
                        page.evaluate(
                                "!document.querySelectorAll('audio')[1].paused && document.querySelectorAll('audio')[1].currentTime > 0"));
        assertThat(page.url()).contains("r=2");
    }

    @Test
    void waveformIsDrawnOnceItIsKnownInTwoLanesWithTheHold(Reader reader) throws IOException {
        var interaction = told.segment(
                Medium.VOICE,
                told.outcome(Medium.VOICE, Status.SERVICE_COMPLETED, Map.of("voice_status", "ANSWERED")),
                CallFixture.RECEIVED,
                CallFixture.RECEIVED.plusSeconds(60),
                "answered_at",
                CallFixture.RECEIVED,
                "segment",
                2);
        interaction
                .event(CallFixture.RECEIVED.plusSeconds(27), EventType.HOLD_IN)
                .event(CallFixture.RECEIVED.plusSeconds(33), EventType.HOLD_OUT);
        try (InputStream content = getClass().getResourceAsStream("/demo/recordings/suporte-internet.ogg")) {
            files.file("player/stereo.ogg", Objects.requireNonNull(content).readAllBytes());
        }
        jdbc.sql("""
                        insert into recording (interaction_id, received_at, position, reference, channels, started_at)
                        select id, received_at, 0, 'player/stereo.ogg', 2, received_at from interaction
                        where conversation_id = ? and received_at = ?""")
                .params(told.id, CallFixture.RECEIVED.atOffset(java.time.ZoneOffset.UTC))
                .update();
        Page page = open(reader, Role.QA, "");
        page.locator(".wide .wave").waitFor();
        assertThat(page.locator(".wide .wave use.rest")).hasCount(2);
        assertThat(page.locator(".wide .wave .hold")).hasCount(1);
        assertThat(page.locator(".lane-key")).containsText("contato");
    }

    @Test
    void whoMayNotHearIsToldSoAndRefusedWaveformAndBytes(Reader reader) throws IOException {
        String id = speech("segunda-via.wav", 0, 1);
        Page page = open(reader, Role.ANALYST, "");
        assertThat(page.locator(".silent")).containsText("Seu perfil não permite ouvir");
        assertThat(page.locator(".player audio, .player .wave, .player .download"))
                .hasCount(0);
        assertThat(status(page, "/recordings/" + id + "/waveform")).isEqualTo(403);
        assertThat(status(page, "/recordings/" + id + "/audio")).isEqualTo(403);
        reader.complaints().clear();
    }

    @Test
    void recordingOfAnotherTeamsServiceIsNowhere(Reader reader) throws IOException {
        String id = speech("segunda-via.wav", 0, 1);
        reader.signIn(TestAccounts.createFor(jdbc, Role.QA, told.service("Outra equipe")));
        Page page = reader.open("/interactions");
        for (String path : List.of(
                "/conversations/" + told.id, "/recordings/" + id + "/waveform", "/recordings/" + id + "/audio")) {
            assertThat(status(page, path)).as(path).isEqualTo(404);
        }
        reader.complaints().clear();
    }

    private static int status(Page page, String path) {
        return ((Number) page.evaluate("path => fetch(path).then(answer => answer.status)", path)).intValue();
    }

    @Test
    void whoListenedIsShownToQualityStaffAlone(Reader reader) throws IOException {
        speech("segunda-via.wav", 0, 1);
        Page page = open(reader, Role.QA, "");
        assertThat(page.locator(".listenings")).containsText("Ninguém ouviu ainda.");
        page.locator(".play").click();
        page.waitForCondition(() -> time(page) > 0.2);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            page.reload();
            assertThat(page.locator(".listenings tbody tr").count()).isPositive();
        });
        assertThat(page.locator(".listenings tbody tr").first()).containsText("Ouviu");
        assertThat(jdbc.sql("select count(*) from history_view where conversation_id = ?")
                        .param(told.id)
                        .query(Long.class)
                        .single())
                .isGreaterThan(1);
    }

    @Test
    void supervisorListensWithoutDownloadAndWithoutTheTrail(Reader reader) throws IOException {
        speech("segunda-via.wav", 0, 1);
        Page page = open(reader, Role.SUPERVISOR, "");
        assertThat(page.locator(".play")).isVisible();
        assertThat(page.locator(".download")).hasCount(0);
        assertThat(page.locator(".listenings")).hasCount(0);
    }

    @Test
    void damagedFileIsToldAtOnce(Reader reader) {
        files.file(
                "player/damaged.wav",
                "RIFF....WAVEnothing of a call".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        recorded("player/damaged.wav", 0, null);
        Page page = open(reader, Role.SUPERVISOR, "");
        assertThat(page.locator(".silent")).containsText("A gravação está danificada");
    }

    @Test
    void reasonForSilenceIsSaid(Reader reader) {
        Page page = open(reader, Role.SUPERVISOR, "");
        assertThat(page.locator(".silent")).containsText("O portal não recebeu gravação desta chamada");
        recorded("player/nowhere.wav", 0, null);
        page.reload();
        assertThat(page.locator(".silent")).containsText("A gravação não foi encontrada");
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void browsersOwnPlayerStandsWhereNoScriptRuns(Reader reader) throws IOException {
        speech("segunda-via.wav", 0, 1);
        Page page = open(reader, Role.SUPERVISOR, "");
        assertThat(page.locator("audio[controls]")).isVisible();
        assertThat(page.locator(".playbar")).isHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void playerIsAccessibleAndFitsBothWidths(String theme, Reader reader) throws IOException {
        speech("retencao-desconto.wav", 0, 2);
        Page page = open(reader, Role.QA, "?t=12");
        page.locator(".wave").first().waitFor();
        page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme }", theme);
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, width == 390 ? 844 : 1000);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "player-" + width + "-" + theme + ".png")));
            assertThat(Axe.of(page).withTags(RULES).analyze().getViolations())
                    .extracting(Rule::getId, Rule::getNodes)
                    .isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
    }
}
