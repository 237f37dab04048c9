package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.recording.CallFixture.Call;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class WatchedDirectoryTests {

    private static final byte[] WAV = CallFixture.wav(5000);

    @TempDir
    Path directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    @Autowired
    ApplicationContext context;

    private CallFixture calls;
    private Call call;
    private Watch watched;

    @BeforeEach
    void watch() {
        calls = new CallFixture(jdbc, portal);
        call = calls.call();
        watched = watching("(?<externalId>[0-9a-f-]{36})(_(?<position>\\d))?\\.wav", call.source());
    }

    private Watch watching(String pattern, String source) {
        return new Watch(context, directory, pattern, source);
    }

    private Path put(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.write(file, content);
    }

    private List<String> taken() {
        return jdbc.sql("select reference from recording where interaction_id = ? and uploaded order by position")
                .param(call.key().id())
                .query(String.class)
                .list();
    }

    @Test
    void unchangedFileIsTakenInAtTheSecondLook() throws IOException {
        Path file = put("2025/11/" + call.externalId() + ".wav", WAV);
        watched.look();
        assertThat(file).exists();
        assertThat(taken()).isEmpty();
        watched.look();
        assertThat(file).doesNotExist();
        assertThat(taken())
                .singleElement()
                .satisfies(name -> assertThat(calls.store().resolve(name)).hasBinaryContent(WAV));
    }

    @Test
    void growingFileIsLeftUntilItRests() throws IOException {
        Path file = put(call.externalId() + ".wav", WAV);
        watched.look();
        Files.write(file, CallFixture.wav(2 * WAV.length));
        watched.look();
        assertThat(taken()).isEmpty();
        watched.look();
        assertThat(file).doesNotExist();
        assertThat(calls.store().resolve(taken().get(0))).hasSize(2L * WAV.length);
    }

    @Test
    void positionIsReadFromTheName() throws IOException {
        put(call.externalId() + ".wav", WAV);
        put(call.externalId() + "_2.wav", CallFixture.wav(600));
        watched.look();
        watched.look();
        assertThat(jdbc.sql("select position from recording where interaction_id = ? order by 1")
                        .param(call.key().id())
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 2);
    }

    @Test
    void sourceCanBeReadFromTheName() throws IOException {
        Watch bySource = watching("(?<source>.+)__(?<externalId>.+)\\.wav", "");
        Path file = put(call.source() + "__" + call.externalId() + ".wav", WAV);
        bySource.look();
        bySource.look();
        assertThat(file).doesNotExist();
        assertThat(taken()).hasSize(1);
    }

    @Test
    void fileThatFitsNoPatternIsLeftAloneAndSaidOnce(CapturedOutput output) throws IOException {
        Path file = put("notes.txt", WAV);
        for (int look = 0; look < 4; look++) {
            watched.look();
        }
        assertThat(file).exists();
        assertThat(output.getOut().split("notes\\.txt does not fit", -1)).hasSize(2);
    }

    @Test
    void fileWaitsForItsCallAndIsSaidOnce(CapturedOutput output) throws IOException {
        Call other = calls.call();
        Watch mine = watching("(?<externalId>.+)\\.wav", other.source());
        jdbc.sql("update interaction_key set external_id = 'late' where source = ?")
                .param(other.source())
                .update();
        Path file = put(other.externalId() + ".wav", WAV);
        for (int look = 0; look < 4; look++) {
            mine.look();
        }
        assertThat(file).exists();
        assertThat(output.getOut().split("waits for interaction", -1)).hasSize(2);
        jdbc.sql("update interaction_key set external_id = ? where source = ?")
                .params(other.externalId(), other.source())
                .update();
        mine.look();
        assertThat(file).doesNotExist();
    }

    @Test
    void fileOfAnUnknownFormatIsKeptForThoseWhoKnowIt() throws IOException {
        byte[] unknown = "no format of ours".getBytes(StandardCharsets.UTF_8);
        Path file = put(call.externalId() + ".wav", unknown);
        watched.looks(3);
        assertThat(file).exists();
        assertThat(taken()).isEmpty();
        watched.lookAfter(Watch.QUIET);
        assertThat(taken())
                .singleElement()
                .satisfies(name -> assertThat(calls.store().resolve(name)).hasBinaryContent(unknown));
        assertThat(file).doesNotExist();
    }

    @Test
    void linksAndHiddenFilesAreNotTaken() throws IOException {
        Path secret = Files.write(Files.createTempFile("secret", ".wav"), WAV);
        Path link = Files.createSymbolicLink(directory.resolve(call.externalId() + ".wav"), secret);
        Path hidden = put("." + call.externalId() + ".wav", WAV);
        watched.look();
        watched.look();
        assertThat(link).exists();
        assertThat(hidden).exists();
        assertThat(taken()).isEmpty();
        Files.delete(secret);
    }

    @Test
    void directoryMayBeNamedByALink(@TempDir Path links) throws IOException {
        Path link = Files.createSymbolicLink(links.resolve("monitor"), directory);
        Path file = put("2025/" + call.externalId() + ".wav", WAV);
        Watch byLink = new Watch(context, link, "(?<externalId>.+)\\.wav", call.source());
        byLink.looks(2);
        assertThat(taken()).hasSize(1);
        assertThat(file).doesNotExist();
        assertThat(directory.resolve(".rastro-taken/2025/" + file.getFileName()))
                .hasBinaryContent(WAV);
    }

    @Test
    void whatIsNotLookedIntoIsSaidOnce(CapturedOutput output) throws IOException {
        Files.createSymbolicLink(directory.resolve("another.wav"), put("original.txt", WAV));
        Files.createSymbolicLink(directory.resolve("disk2"), Files.createDirectory(directory.resolve("disk")));
        put("1/2/3/4/5/6/7/" + call.externalId() + ".wav", WAV);
        watched.looks(4);
        assertThat(output.getOut().split("another\\.wav is a link and is not followed", -1))
                .hasSize(2);
        assertThat(output.getOut().split("disk2 is a link and is not followed", -1))
                .hasSize(2);
        assertThat(output.getOut().split("1/2/3/4/5/6 lies too deep", -1)).hasSize(2);
    }

    @Test
    void directoryThatIsAwayIsSaidOnceAndLookedAtWhenItIsBack(CapturedOutput output) throws IOException {
        put(call.externalId() + ".wav", WAV);
        watched.look();
        Path away = directory.resolveSibling(directory.getFileName() + "-away");
        Files.move(directory, away);
        watched.looks(3);
        assertThat(output.getOut().split(directory.getFileName() + " cannot be read", -1))
                .hasSize(2);
        Files.move(away, directory);
        watched.looks(2);
        assertThat(taken()).hasSize(1);
    }

    @Test
    void callIsFoundAmongManyFilesOfUnknownCalls() throws IOException {
        for (int other = 0; other < 2100; other++) {
            Files.createFile(directory.resolve("of-nobody-" + other + ".wav"));
        }
        put(call.externalId() + ".wav", WAV);
        watching("(?<externalId>.+)\\.wav", call.source()).looks(2);
        assertThat(taken()).hasSize(1);
    }

    @Test
    void originalsAreKeptADayAtLeast() {
        WatchProperties none = new WatchProperties(
                "/x", Pattern.compile("x"), "", Watch.QUIET, Watch.UNFINISHED_QUIET, "", Duration.ZERO);
        assertThat(none.keep()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void directoryThatHoldsTheStoreIsRefusedAtTheStart() {
        Path store = portal.homeDirectory().resolve("recordings");
        for (Path holding : List.of(store, portal.homeDirectory())) {
            assertThatThrownBy(() -> new Watch(context, holding, "(?<externalId>.*)\\.wav", "pbx"))
                    .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                    .hasMessageContaining("rastro.recordings.watch.directory");
        }
    }

    @Test
    void patternThatNamesNoCallIsRefusedAtTheStart() {
        assertThatThrownBy(() -> watching(".*\\.wav", "pbx")).hasMessageContaining("externalId");
        assertThatThrownBy(() -> watching("(?<externalId>.*)\\.wav", "")).hasMessageContaining("source");
    }
}
