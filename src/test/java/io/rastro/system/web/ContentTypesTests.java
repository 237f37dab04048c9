package io.rastro.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every answer that is text says in which letters: no browser has to guess. */
@PortalTest
class ContentTypesTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @CsvSource({
        "/assets/css/base.css, text/css;charset=utf-8",
        "/webjars/tabler__core/dist/css/tabler.min.css, text/css;charset=utf-8",
        "/assets/js/frame.js, text/javascript;charset=utf-8",
        "/webjars/htmx.org/dist/htmx.min.js, text/javascript;charset=utf-8",
        "/assets/favicon.svg, image/svg+xml;charset=utf-8",
        "/assets/icons/icons.ttf, font/ttf",
        "/sign-in, text/html;charset=utf-8",
        "/v3/api-docs, application/json",
        "/actuator/health, application/vnd.spring-boot.actuator.v3+json"
    })
    void whatAnybodyGetsSaysWhatItIs(String path, String type) {
        assertThat(type(new PortalClient(port).get(path))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions, text/html;charset=utf-8",
        "/none, text/html;charset=utf-8",
        "/interactions.csv?media=VOICE, text/csv;header=present;charset=utf-8",
        "/interactions.jsonl?media=VOICE, application/x-ndjson;charset=utf-8",
        "/ivr.csv?groupBy=IVR&from=2024-02-15&to=2024-02-15, text/csv;header=present;charset=utf-8"
    })
    void whatAReaderGetsDoesToo(String path, String type) {
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        assertThat(type(reader.get(path))).isEqualTo(type);
    }

    @Test
    void plainWordsDoToo() {
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, Role.QA));
        HttpResponse<String> refused = reader.submit("/account/passkeys/options", Map.of("current", "wrong"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(type(refused)).isEqualTo("text/plain;charset=utf-8");
        String token = TestTokens.issue(database, "types");
        database.sql("update api_token set rights = array['READ'] where token_hash = sha256(?)")
                .param(token.getBytes(StandardCharsets.UTF_8))
                .update();
        HttpResponse<String> metrics =
                new PortalClient(port).get("/actuator/prometheus", "Accept", "*/*", "Authorization", "Bearer " + token);
        assertThat(type(metrics)).startsWith("text/plain").contains("charset=utf-8");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace("; ", ";");
    }
}
