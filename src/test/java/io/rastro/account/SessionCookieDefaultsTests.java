package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class SessionCookieDefaultsTests {

    private static final String NAME = "server.servlet.session.cookie.name";

    @ParameterizedTest
    @CsvSource({
        "https://portal.example.com, , __Host-rastro, true",
        "HTTPS://portal.example.com, , __Host-rastro, true",
        "http://portal.example.com, , '', ''",
        "'', , '', ''",
        "https://portal.example.com, chosen, chosen, true"
    })
    void cookieIsBoundToTheHostWhereTheAddressIsHttps(String publicUrl, String chosen, String name, String secure) {
        MockEnvironment environment = new MockEnvironment().withProperty("rastro.public-url", publicUrl);
        if (chosen != null) {
            environment.setProperty(NAME, chosen);
        }
        new SessionCookieDefaults().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty(NAME, "")).isEqualTo(name);
        assertThat(environment.getProperty("server.servlet.session.cookie.secure", ""))
                .isEqualTo(secure);
    }
}
