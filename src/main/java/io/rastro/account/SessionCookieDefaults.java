package io.rastro.account;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where the portal is reached by HTTPS, as {@code rastro.public-url} says, the cookie of a session is never sent without it, and
 * its name keeps other hosts of the domain from setting it. What an operator sets comes first.
 */
class SessionCookieDefaults implements EnvironmentPostProcessor {

    static final String NAME = "__Host-rastro";

    private static final String COOKIE = "server.servlet.session.cookie.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String publicUrl = environment.getProperty("rastro.public-url", "").strip();
        if (publicUrl.regionMatches(true, 0, "https:", 0, "https:".length())) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "session cookie over HTTPS",
                            Map.of(COOKIE + "name", NAME, COOKIE + "secure", "true", COOKIE + "path", "/")));
        }
    }
}
