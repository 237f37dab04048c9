package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.rastro.testing.Axe;
import io.rastro.testing.TestAccounts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why a call cannot be heard is said where the player would be. */
@BrowserTest
class SilenceJourneyTests {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Map<RecordingState, String> REASONS = Map.ofEntries(
            Map.entry(RecordingState.NOT_RECEIVED, "O portal não recebeu gravação desta chamada"),
            Map.entry(RecordingState.ARRIVING, "A gravação ainda está chegando"),
            Map.entry(RecordingState.UNFINISHED, "A gravação ainda não chegou inteira"),
            Map.entry(RecordingState.DELETED, "o áudio foi apagado em 20/11/2025 09:30:00"),
            Map.entry(RecordingState.NOT_PERMITTED, "Seu perfil não permite ouvir"),
            Map.entry(RecordingState.MISSING, "A gravação não foi encontrada"),
            Map.entry(RecordingState.EMPTY, "O arquivo da gravação está vazio Ele tem 44 bytes"),
            Map.entry(RecordingState.UNSUPPORTED, "O formato desta gravação não é suportado O arquivo (10.000 bytes)"),
            Map.entry(RecordingState.DAMAGED, "A gravação está danificada O arquivo (20 bytes)"),
            Map.entry(RecordingState.TOO_LARGE, "Ele tem 900.000.000 bytes, mais do que o portal aceita"));
    private static final Set<RecordingState> TAKEN_AWAY = Set.of(RecordingState.UNSUPPORTED, RecordingState.DAMAGED);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    /** What is said of a file in the watched directory is said while it lies there. */
    @TempDir
    Path lying;

    private StoredConversation told;

    @BeforeEach
    void tell() {
        told = new StoredConversation(jdbc);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from watched_file where path = ?")
                .param(lying.toString())
                .update();
        told.forget();
        jdbc.sql("delete from recording_audio where reference like 'silence/%'").update();
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordingState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AVAILABLE", "UNREACHABLE"})
    void reasonIsSaid(RecordingState state, Reader reader) {
        call(state == RecordingState.ARRIVING ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : CallFixture.RECEIVED);
        prepare(state);
        reader.signIn(TestAccounts.create(jdbc, state == RecordingState.NOT_PERMITTED ? Role.ANALYST : Role.QA));
        Page page = reader.open("/conversations/" + told.id);
        assertThat(page.locator(".silent")).containsText(REASONS.get(state));
        assertThat(page.locator(".player audio, .player .wave, .playbar")).hasCount(0);
        assertThat(page.locator(".player .download")).hasCount(TAKEN_AWAY.contains(state) ? 1 : 0);
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
            case NOT_RECEIVED, AVAILABLE, UNREACHABLE -> {}
            case ARRIVING, MISSING -> recorded("silence/nowhere.wav");
            case NOT_PERMITTED -> file("silence/there.wav", CallFixture.wav(16_044));
            case EMPTY -> watched("EMPTY", 44);
            case UNFINISHED -> watched("WAITING", 32_768);
            case TOO_LARGE -> watched("TOO_LARGE", 900_000_000);
            case UNSUPPORTED -> file("silence/call.g729", new byte[10_000]);
            case DAMAGED -> file("silence/damaged.wav", Arrays.copyOf(CallFixture.wav(100), 20));
            case DELETED -> {
                recorded("silence/deleted.wav");
                jdbc.sql("""
                                insert into recording_audio (reference, version, size_bytes, media_type, noted_at, deleted_at)
                                values ('silence/deleted.wav', '1', 1, 'audio/wav', now(), '2025-11-20 12:30:00+00')""").update();
            }
        }
    }

    private void watched(String state, long size) {
        jdbc.sql("""
                        insert into watched_file (path, interaction_id, state, size_bytes, modified_ns, noted_at)
                        select ?, id, ?, ?, 0, now() from interaction where conversation_id = ?""").params(lying.toString(), state, size, told.id).update();
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
            assertThat(Axe.of(page).withTags(RULES).analyze().getViolations())
                    .extracting(Rule::getId, Rule::getNodes)
                    .isEmpty();
        }
    }
}
