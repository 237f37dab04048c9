package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ApiErrorTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @CsvSource({
        "/api/failing/defect, 500, reference",
        "/api/failing/database, 503, Service Unavailable",
        "/api/failing/parameter, 400, Required parameter",
        "/api/page-that-does-not-exist, 404, Not Found",
    })
    void errorIsAProblemDocumentWithoutInsides(String path, int status, String told) {
        HttpResponse<String> answer =
                new PortalClient(port).get(path, "Authorization", "Bearer " + TestTokens.issue(database, "pabx"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status)
                .contains(told)
                .contains("\"instance\":\"" + path + "\"")
                .doesNotContain("secret")
                .doesNotContain("Exception");
    }
}
