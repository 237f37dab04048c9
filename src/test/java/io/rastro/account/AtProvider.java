package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A person's browser at the {@link IdentityProvider}, where it is signed in. */
final class AtProvider {

    private final String issuer;
    private final String person;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    AtProvider(String issuer, String person) {
        this.issuer = issuer;
        this.person = person;
    }

    /** What the provider says of the person from now on. */
    void says(String role, String... services) {
        IdentityProvider.PEOPLE.put(
                person,
                new HashMap<>(Map.of(
                        "preferred_username",
                        person,
                        "name",
                        "Lia Matos",
                        "roles",
                        List.of("offline_access", role),
                        "services",
                        List.of(services))));
    }

    /** Where the provider sends the browser with its answer, when the portal has sent it there. */
    String granted(PortalClient browser) {
        String question = PortalClient.location(browser.get("/sign-in/oidc/sso"));
        assertThat(question).startsWith(issuer).contains("code_challenge=", "nonce=", "state=");
        return PortalClient.location(answer(question));
    }

    HttpResponse<String> answer(String address) {
        try {
            if (cookies.getCookieStore().getCookies().isEmpty()) {
                String credentials =
                        Base64.getEncoder().encodeToString((person + ":" + IdentityProvider.PASSWORD).getBytes(UTF_8));
                http.send(
                        HttpRequest.newBuilder(URI.create(issuer + "/home"))
                                .header("Authorization", "Basic " + credentials)
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
            return http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
