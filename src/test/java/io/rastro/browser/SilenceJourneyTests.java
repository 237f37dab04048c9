package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.history.StoredConversation;
import io.rastro.recording.CallFixture;
import io.rastro.recording.RecordingState;
import io.rastro.system.PortalProperties;
import io.rastro.testing.TestAccounts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why a call cannot be heard is said where the player would be. */
@BrowserTest
class SilenceJourneyTests {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Map<RecordingState, String> REASONS = Map.of(
            RecordingState.NOT_RECORDED, "Não houve gravação",
            RecordingState.ARRIVING, "A gravação ainda está chegando",
            RecordingState.DELETED, "A gravação foi apagada",
            RecordingState.NOT_PERMITTED, "Seu perfil não permite ouvir",
            RecordingState.MISSING, "A gravação não foi encontrada",
            RecordingState.EMPTY, "A gravação está vazia",
            RecordingState.UNSUPPORTED, "Formato de áudio não suportado",
            RecordingState.DAMAGED, "A gravação está danificada");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    private StoredConversation told;

    @BeforeEach
    void tell() {
        told = new StoredConversation(jdbc);
    }

    @AfterEach
    void forget() {
        told.forget();
        jdbc.sql("delete from recording_audio where reference like 'silence/%'").update();
    }

    @ParameterizedTest
    @EnumSource(value = RecordingState.class, mode = EnumSource.Mode.EXCLUDE, names = "AVAILABLE")
    void reasonIsSaid(RecordingState state, Reader reader) {
        call(state == RecordingState.ARRIVING ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : CallFixture.RECEIVED);
        prepare(state);
        reader.signIn(TestAccounts.create(jdbc, state == RecordingState.NOT_PERMITTED ? Role.ANALYST : Role.QA));
        Page page = reader.open("/conversations/" + told.id);
        assertThat(page.locator(".silent")).containsText(REASONS.get(state));
        assertThat(page.locator(".player audio, .player .wave, .playbar")).hasCount(0);
        boolean download = state == RecordingState.DAMAGED || state == RecordingState.UNSUPPORTED;
        assertThat(page.locator(".player .download")).hasCount(download ? 1 : 0);
        assertThat(page.locator(".listenings")).hasCount(state == RecordingState.NOT_PERMITTED ? 0 : 1);
        look(page, state);
    }

    private void call(Instant received) {
        told.segment(
                Medium.VOICE,
                told.outcome(Medium.VOICE, Status.SERVICE_COMPLETED, Map.of("voice_status", "ANSWERED")),
                received,
                received.plusSeconds(90),
                "answered_at",
                received.plusSeconds(10),
                "service_id",
                told.service("Silêncio"),
                "agent_id",
                told.agent("Jéssica Rocha"));
    }

    private void prepare(RecordingState state) {
        switch (state) {
            case NOT_RECORDED, AVAILABLE -> {}
            case ARRIVING, MISSING -> recorded("silence/nowhere.wav");
            case NOT_PERMITTED -> file("silence/there.wav", CallFixture.wav(16_044));
            case DAMAGED -> file("silence/damaged.wav", "no audio at all, whatever its name says".getBytes(US_ASCII));
            case EMPTY -> file("silence/empty.wav", CallFixture.wav(44));
            case UNSUPPORTED -> file("silence/call.flac", "fLaC\0\0\0\"\20\0\20\0".getBytes(US_ASCII));
            case DELETED -> {
                recorded("silence/deleted.wav");
                jdbc.sql("""
                                insert into recording_audio (reference, version, size_bytes, media_type, noted_at, deleted_at)
                                values ('silence/deleted.wav', '1', 1, 'audio/wav', now(), now())""").update();
            }
        }
    }

    private void file(String reference, byte[] content) {
        new CallFixture(jdbc, portal).file(reference, content);
        recorded(reference);
    }

    private void recorded(String reference) {
        jdbc.sql("""
                        insert into recording (interaction_id, received_at, position, reference)
                        select id, received_at, 0, ? from interaction where conversation_id = ?""").params(reference, told.id).update();
    }

    private static void look(Page page, RecordingState state) {
        for (String theme : List.of("light", "dark")) {
            page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme }", theme);
            for (int width : new int[] {1440, 390}) {
                page.setViewportSize(width, width == 390 ? 844 : 1000);
                Locator player = page.locator(".player");
                player.screenshot(new Locator.ScreenshotOptions()
                        .setPath(Path.of(
                                "target", "screenshots", "silence-" + state + "-" + width + "-" + theme + ".png")));
            }
            assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                    .extracting(Rule::getId, Rule::getNodes)
                    .isEmpty();
        }
    }
}
