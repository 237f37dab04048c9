package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal with its own PostgreSQL, started and ended in every way; the tests share one home, as starts do. */
class LaunchTests {

    private static final Map<String, String> NOTHING_ELSE = Map.of();

    @TempDir
    static Path directory;

    private final EmbeddedHome home = new EmbeddedHome(directory.resolve("home"));

    private PortalProcess start() throws Exception {
        return start(NOTHING_ELSE);
    }

    private PortalProcess start(Map<String, String> environment) throws Exception {
        return PortalProcess.start(home.path(), PortalProcess.freePort(), environment);
    }

    @Test
    void runningPortalKeepsOthersOut() throws Exception {
        try (PortalProcess first = start().awaitReady();
                PortalProcess second = start()) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.output())
                    .contains("already running with the home")
                    .doesNotContain("\tat ");
            assertThat(first.status()).isLessThan(500);
            assertThatThrownBy(() -> first.status(PortalProcess.otherAddress())).isInstanceOf(ConnectException.class);
            assertThat(first.output())
                    .doesNotContain(Files.readString(home.path().resolve("database.password")));
            assertThatThrownBy(() -> home.connect("guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void everyKillIsRecoveredAndEveryStopIsClean() throws Exception {
        ProcessHandle orphan = killPortalAfterWriting("survives the portal");
        assertThat(runs(orphan)).isTrue();
        ProcessHandle server = killPortalAfterWriting("survives both");
        assertThat(runs(orphan)).isFalse();
        server.destroyForcibly();
        try (PortalProcess portal = start(Map.of("SERVER_ADDRESS", "0.0.0.0")).awaitReady()) {
            assertKept("survives the portal");
            assertKept("survives both");
            assertThat(portal.status(PortalProcess.otherAddress())).isLessThan(500);
            serverThatEndsByItselfIsStartedAgain(portal);
            portal.stop();
            assertThat(home.path().resolve("database/postmaster.pid")).doesNotExist();
        }
        processThatTookAnOldServersNumberIsLeftAlone();
    }

    private void serverThatEndsByItselfIsStartedAgain(PortalProcess portal) throws Exception {
        home.server().destroyForcibly();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> portal.output().contains("PostgreSQL runs again"));
        assertKept("survives both");
        assertThat(portal.status()).isLessThan(500);
    }

    private ProcessHandle killPortalAfterWriting(String text) throws Exception {
        try (PortalProcess portal = start().awaitReady()) {
            write(text);
            ProcessHandle server = home.server();
            portal.kill();
            return server;
        }
    }

    private void processThatTookAnOldServersNumberIsLeftAlone() throws Exception {
        ProcessHandle bystander = ProcessHandle.current();
        Files.writeString(home.path().resolve("database/postmaster.pid"), bystander.pid() + "\n");
        try (PortalProcess portal = start().awaitReady()) {
            assertThat(bystander.isAlive()).isTrue();
            assertThat(portal.status()).isLessThan(500);
        }
    }

    @Test
    void dataOfAnotherVersionIsLeftAsItIs(@TempDir Path other) throws Exception {
        Path version = Files.createDirectories(other.resolve("database")).resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        try (PortalProcess portal = PortalProcess.start(other, PortalProcess.freePort(), NOTHING_ELSE)) {
            assertThat(portal.awaitEnd()).isNotZero();
            assertThat(portal.output())
                    .contains("was written by PostgreSQL 17", "brings PostgreSQL 18")
                    .doesNotContain("\tat ");
        }
        assertThat(version).hasContent("17");
        assertThat(other.resolve("database")).isDirectoryContaining("glob:**PG_VERSION");
    }

    /** An ended process that its parent has not collected yet still counts as alive, but has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private void write(String text) throws Exception {
        try (var connection = home.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists public.launch_test (text text)");
            statement.execute("insert into public.launch_test values ('" + text + "')");
        }
    }

    private void assertKept(String text) throws Exception {
        try (var connection = home.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select count(*) from public.launch_test where text = '" + text + "'")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }
}
