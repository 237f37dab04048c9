package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.RawHttp;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More slow senders than the portal has threads, with each kind of body that something reads. */
class SlowBodiesTests {

    private static final int THREADS = 20;
    private static final int SENDERS = 24;

    @TempDir
    Path home;

    @Test
    void slowSendersHoldNobodyUpAndAreCutOff() throws Exception {
        int port = PortalProcess.freePort();
        int health = PortalProcess.freePort();
        Map<String, String> environment = Map.of(
                "MANAGEMENT_SERVER_PORT", String.valueOf(health),
                "SPRING_DATASOURCE_URL", TestDatabase.fresh(),
                "SPRING_DATASOURCE_USERNAME", TestDatabase.username(),
                "SPRING_DATASOURCE_PASSWORD", TestDatabase.password(),
                "RASTRO_ADMIN_PASSWORD", TestAccounts.PASSWORD,
                "SERVER_TOMCAT_THREADS_MAX", String.valueOf(THREADS),
                "RASTRO_BODYGRACE", "3s");
        try (PortalProcess portal = PortalProcess.start(home, port, environment).awaitReady()) {
            PortalClient administrator = new PortalClient(port).signIn("admin");
            String session = "Cookie: JSESSIONID=" + administrator.cookie("JSESSIONID") + "\r\n";
            String form = "Content-Type: application/x-www-form-urlencoded\r\n";
            List<RawHttp> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(slow(port, "POST /sign-in", form));
                senders.add(slow(port, "POST /preferences/theme", form + session));
                senders.add(slow(port, "POST /imports", session + "Content-Type: multipart/form-data; boundary=b\r\n"));
                // Answered at once; then the server reads what it did not want.
                senders.add(slow(port, "POST /api/v1/interactions", ""));
            }
            for (String probe : List.of("liveness", "readiness")) {
                assertThat(new PortalClient(health)
                                .get("/actuator/health/" + probe)
                                .body())
                        .isEqualTo("{\"status\":\"UP\"}");
            }
            assertThat(administrator.get("/interactions").statusCode()).isEqualTo(200);
            assertThat(portal.status()).isLessThan(500);
            for (RawHttp sender : senders) {
                assertThat(ends(sender)).isTrue();
            }
        }
    }

    private static RawHttp slow(int port, String request, String headers) throws Exception {
        RawHttp connection = new RawHttp(port);
        connection.send(request + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: 1000\r\n\r\na");
        return connection;
    }

    private static boolean ends(RawHttp sender) throws Exception {
        try (sender) {
            sender.rest();
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }
}
