package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class PermissionTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @CsvSource({
        "SUPERVISOR, /interactions, true",
        "SUPERVISOR, /interactions.csv, true",
        "SUPERVISOR, /conversations/1, true",
        "SUPERVISOR, /imports, false",
        "SUPERVISOR, /admin/tokens, false",
        "ANALYST, /interactions, true",
        "ANALYST, /interactions.csv, true",
        "ANALYST, /conversations/1, true",
        "ANALYST, /imports, false",
        "ANALYST, /admin/tokens, false",
        "QA, /interactions, true",
        "QA, /interactions.csv, true",
        "QA, /conversations/1, true",
        "QA, /imports, false",
        "QA, /admin/tokens, false",
        "ADMIN, /interactions, true",
        "ADMIN, /interactions.csv, true",
        "ADMIN, /conversations/1, true",
        "ADMIN, /imports, true",
        "ADMIN, /admin/tokens, true",
    })
    void roleReachesWhatItMay(Role role, String path, boolean permitted) {
        PortalClient browser = new PortalClient(port).signIn(TestAccounts.create(database, role));
        int status = browser.get(path).statusCode();
        if (permitted) {
            assertThat(status).isNotIn(302, 401, 403);
        } else {
            assertThat(status).isEqualTo(403);
        }
    }

    @Test
    void navigationOffersOnlyWhatTheRoleMay() {
        String page = new PortalClient(port)
                .signIn(TestAccounts.create(database, Role.ANALYST))
                .get("/page-that-does-not-exist")
                .body();
        assertThat(page)
                .contains("href=\"/interactions\"")
                .doesNotContain("href=\"/imports\"")
                .doesNotContain("href=\"/admin");
    }

    @Test
    void onlyQualityAndAdministrationDownloadRecordings() {
        assertThat(Role.values())
                .filteredOn(role -> role.permissions().contains(Permission.DOWNLOAD_RECORDING))
                .containsExactly(Role.QA, Role.ADMIN);
    }

    @Test
    void analystDoesNotListen() {
        assertThat(Role.values())
                .filteredOn(role -> !role.permissions().contains(Permission.LISTEN))
                .containsExactly(Role.ANALYST);
    }
}
