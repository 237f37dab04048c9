package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import io.rastro.interaction.history.SampleConversations;
import io.rastro.interaction.history.StoredConversation;
import io.rastro.recording.CallFixture;
import io.rastro.system.PortalProperties;
import io.rastro.testing.Ffmpeg;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a browser lets hear of recordings of every format, at the places where a listener seeks. */
@BrowserTest
class SoundJourneyTests {

    /** Five seconds of loud noise, then silence but for a tone around three quarters: players reckon wrongly with it. */
    private static final String UNEVEN = "if(lt(t,5),0.5*(2*random(0)-1),if(between(t,29.5,31),0.6*sin(2*PI*700*t),0))";

    private static final double SECONDS = 40;

    /** Seeks, plays a moment, and tells how loud that was. */
    private static final String HEAR = """
            async () => {
                const audio = document.querySelector("audio");
                const context = new AudioContext();
                const meter = context.createAnalyser();
                context.createMediaElementSource(audio).connect(meter);
                meter.connect(context.destination);
                await audio.play();
                const samples = new Float32Array(meter.fftSize);
                const loudest = async (share) => {
                    const from = audio.duration * share;
                    audio.currentTime = from;
                    await new Promise((done) => audio.addEventListener("seeked", done, { once: true }));
                    await audio.play();
                    let most = 0;
                    while (audio.currentTime < from + 0.5 && !audio.ended) {
                        await new Promise(requestAnimationFrame);
                        meter.getFloatTimeDomainData(samples);
                        most = audio.currentTime < from + 0.2 ? 0 : Math.max(most, ...samples.map(Math.abs));
                    }
                    audio.pause();
                    return most;
                };
                const middle = await loudest(0.5);
                const later = await loudest(0.75);
                audio.currentTime = audio.duration - 0.5;
                const ended = new Promise((done) => audio.addEventListener("ended", done, { once: true }));
                await audio.play();
                await ended;
                return { duration: audio.duration, middle, later, end: audio.currentTime };
            }""";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    @TempDir
    private Path directory;

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

    private void recorded(String name, byte[] content, int position) {
        String reference = "sound/" + told.id + "/" + name;
        files.file(reference, content);
        jdbc.sql("""
                        insert into recording (interaction_id, received_at, position, reference)
                        select id, received_at, ?, ? from interaction where conversation_id = ?""").params(position, reference, told.id).update();
    }

    private Page open(Reader reader) {
        reader.signIn(TestAccounts.create(jdbc, Role.QA));
        return reader.open("/conversations/" + told.id);
    }

    private byte[] encoded(String extension, int rate, String options) throws IOException {
        return Ffmpeg.encoded(UNEVEN, SECONDS, rate, options, directory.resolve("call." + extension));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "wav, 8000, -c:a pcm_s16le -rf64 always",
        "wav, 16000, -c:a libmp3lame -b:a 32k",
        "mp3, 16000, -q:a 5",
        "mp3, 16000, -b:a 32k -write_xing 0",
        "mp3, 16000, -q:a 5 -write_xing 0",
        "m4a, 16000, -b:a 32k",
        "ogg, 16000, -c:a libopus -b:a 24k",
        "ogg, 16000, -c:a libvorbis",
        "ulaw, 8000, -c:a pcm_mulaw -f mulaw",
    })
    void everySecondCanBeReached(String extension, int rate, String options, Reader reader) throws IOException {
        recorded("call." + extension, encoded(extension, rate, options), 0);
        isHeard(open(reader), SECONDS);
    }

    /** Two parts of which the second holds the middle, and what is sought. */
    @Test
    void aRecordingThatWasPausedIsOne(Reader reader) throws IOException {
        Path part = directory.resolve("part.ogg");
        byte[] first = Ffmpeg.encoded("0.4*sin(2*PI*400*t)*lt(t,5)", 12, 16_000, "-c:a libopus", part);
        String later = "if(between(t,17.5,19),0.6*sin(2*PI*700*t),0)";
        byte[] second = Ffmpeg.encoded(later, 28, 16_000, "-c:a libopus -serial_offset 9", part);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        recorded("paused.ogg", both, 0);
        isHeard(open(reader), 40);
    }

    private static void isHeard(Page page, double seconds) {
        page.locator(".wide .wave").waitFor();
        page.locator("h1").click();
        @SuppressWarnings("unchecked")
        Map<String, Number> heard = (Map<String, Number>) page.evaluate(HEAR);
        double drawn = ((Number) page.evaluate("Number(document.querySelector('.wave').dataset.duration) / 1000"))
                .doubleValue();
        assertThat(drawn).as("drawn").isCloseTo(seconds, within(0.2));
        assertThat(heard.get("duration").doubleValue()).as("length").isCloseTo(drawn, within(0.15));
        assertThat(heard.get("end").doubleValue()).as("played to").isCloseTo(drawn, within(0.15));
        assertThat(heard.get("middle").doubleValue())
                .as("silence in the middle")
                .isLessThan(0.05);
        assertThat(heard.get("later").doubleValue())
                .as("tone at three quarters")
                .isGreaterThan(0.3);
    }

    @Test
    void recordingsOfAnExchangeAreShownAndWhatIsNotPlayedSaysSo(Reader reader) throws IOException {
        List<String> names = List.of(
                "recordings/1795857594.45.gsm",
                "recordings/q-5551915709877-20261128-062136-1795857685.85.wav",
                "recordings/q-5551940177161-20261128-062217-1795857732.111.WAV",
                "crash/killed-wav.wav",
                "crash/killed-wav49-header-only.WAV");
        for (int position = 0; position < names.size(); position++) {
            try (InputStream content = getClass().getResourceAsStream("/asterisk/" + names.get(position))) {
                recorded(names.get(position), Objects.requireNonNull(content).readAllBytes(), position);
            }
        }
        try (InputStream content = getClass().getResourceAsStream("/field/wav-size-understated.wav")) {
            recorded("understated.wav", Objects.requireNonNull(content).readAllBytes(), 5);
        }
        recorded("call.flac", encoded("flac", 8_000, "-c:a flac"), 6);
        Page page = open(reader);
        assertThat(page.locator(".wide .wave")).hasCount(5);
        assertThat(page.locator(".silent")).hasCount(2);
        assertThat(page.locator(".silent").first()).containsText("O arquivo da gravação está vazio");
        assertThat(page.locator(".silent").last()).containsText("O formato desta gravação não é suportado");
        assertThat(page.locator(".told")).containsText("toca até o fim do arquivo");
        assertThat(page.locator(".download")).hasCount(6);
        assertThat(page.locator(".lane-key")).hasCount(0);
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, width == 390 ? 844 : 1000);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "formats-" + width + ".png")));
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
    }
}
