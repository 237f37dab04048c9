package io.rastro.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts PostgreSQL once for all tests of a run and points every application context at a fresh database in it. */
public final class TestDatabaseListener implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            TestDatabase.start();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the tests' PostgreSQL did not start", e);
        }
        // Shorter than in use, for the tests that wait for it.
        System.setProperty("rastro.page-timeout", "8");
        // Tests have days added up, and people erased, themselves, when nothing else does.
        System.setProperty("rastro.rollup.interval", "PT24H");
        System.setProperty("rastro.privacy.interval", "PT24H");
        System.setProperty("rastro.export.patience", "2s");
        // Nobody is there but in the tests of single sign-on, which start an identity provider.
        Map.of(
                        "rastro.oidc.issuer", "http://127.0.0.1:" + freePort(),
                        "rastro.oidc.client-secret", "the portal's secret",
                        "rastro.oidc.roles.ADMIN", "portal-admin",
                        "rastro.oidc.roles.SUPERVISOR", "portal-supervisor,portal-lead",
                        "rastro.oidc.services-claim", "services",
                        "rastro.oidc.teams-claim", "teams",
                        "rastro.oidc.second-factor", "mfa")
                .forEach(System::setProperty);
        // As many connections as tests hold at once: grown into by a burst, the pool can leave one waiter behind.
        Map.of(
                        "spring.datasource.url", TestDatabase.fresh(),
                        "spring.datasource.username", TestDatabase.username(),
                        "spring.datasource.password", TestDatabase.password(),
                        "spring.datasource.hikari.minimum-idle", "8",
                        "spring.test.database.replace", "none",
                        "rastro.home", TestDatabase.home(),
                        "rastro.demo.enabled", "false")
                .forEach(System::setProperty);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            TestDatabase.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
