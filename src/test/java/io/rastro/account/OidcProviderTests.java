package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.rastro.testing.SelfMadeCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** A provider that leads on to another address, or is not the one that the settings name. */
class OidcProviderTests {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final OidcProvider provider = new OidcProvider();
    private HttpServer server;
    private String address;
    private String issuer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        issuer = address;
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, configuration()));
        server.createContext("/elsewhere", exchange -> answer(exchange, configuration()));
        server.createContext("/led", this::leadOn);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String configuration() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/led/token",
                 "jwks_uri": "%2$s/led/keys", "userinfo_endpoint": "%2$s/led/person", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer, address);
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void leadOn(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        exchange.getResponseHeaders().set("Location", address + "/elsewhere");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private ClientRegistration registration() {
        return provider.configuration(issuer)
                .registrationId("sso")
                .clientId("rastro")
                .redirectUri("http://localhost/sign-in/oidc-return")
                .scope("openid")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .build();
    }

    @Test
    void providerThatCallsItselfOtherwiseIsNotTheOne() {
        issuer = "http://127.0.0.1:1";
        assertThatThrownBy(() -> provider.configuration(address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("calls itself otherwise");
    }

    @Test
    void configurationIsReadFromItsOwnAddressAlone() {
        assertThat(registration().getProviderDetails().getJwkSetUri()).isEqualTo(address + "/led/keys");
        assertThatThrownBy(() -> provider.configuration(address + "/led/")).hasMessageContaining("leads on");
        assertThat(asked).doesNotContain("/elsewhere");
    }

    @Test
    void keysAreReadFromTheirOwnAddressAlone() throws Exception {
        String token =
                WrongIdToken.signed(new JWTClaimsSet.Builder().subject("lia").build());
        assertThatThrownBy(() -> provider.createDecoder(registration()).decode(token))
                .hasStackTraceContaining("leads on");
        assertThat(asked).contains("/led/keys").doesNotContain("/elsewhere");
    }

    /** It keeps the provider's keys: whoever signs in does not wait for them again. */
    @Test
    void everySignInIsDecodedByTheSameDecoder() {
        assertThat(provider.createDecoder(registration())).isSameAs(provider.createDecoder(registration()));
    }

    @Test
    void providerWithoutATrustedCertificateIsNotAsked(@TempDir Path directory) throws Exception {
        HttpsServer encrypted = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        encrypted.setHttpsConfigurator(
                new HttpsConfigurator(SelfMadeCertificate.in(directory).showing()));
        encrypted.createContext("/", exchange -> answer(exchange, configuration()));
        encrypted.start();
        try {
            assertThatThrownBy(() -> provider.configuration(
                            "https://localhost:" + encrypted.getAddress().getPort()))
                    .hasRootCauseInstanceOf(CertPathBuilderException.class);
            assertThat(asked).isEmpty();
        } finally {
            encrypted.stop(0);
        }
    }

    @Test
    void codeIsHandedToItsOwnAddressAlone() {
        OAuth2AuthorizationExchange exchange = new OAuth2AuthorizationExchange(
                OAuth2AuthorizationRequest.authorizationCode()
                        .clientId("rastro")
                        .authorizationUri(address + "/authorize")
                        .redirectUri("http://localhost/sign-in/oidc-return")
                        .build(),
                OAuth2AuthorizationResponse.success("code")
                        .redirectUri("http://localhost/sign-in/oidc-return")
                        .build());
        OAuth2AuthorizationCodeGrantRequest request = new OAuth2AuthorizationCodeGrantRequest(registration(), exchange);
        assertThatThrownBy(() -> provider.tokens().getTokenResponse(request)).hasStackTraceContaining("leads on");
        assertThat(asked).contains("/led/token").doesNotContain("/elsewhere");
    }

    @Test
    void tokenIsShownToItsOwnAddressAlone() {
        Instant now = Instant.now();
        OAuth2AccessToken access =
                new OAuth2AccessToken(TokenType.BEARER, "access", now, now.plusSeconds(60), Set.of("profile"));
        OidcIdToken person = new OidcIdToken("id", now, now.plusSeconds(60), Map.of("sub", "lia"));
        OidcUserRequest request = new OidcUserRequest(registration(), access, person);
        assertThatThrownBy(() -> provider.people().loadUser(request)).hasStackTraceContaining("leads on");
        assertThat(asked).contains("/led/person").doesNotContain("/elsewhere");
    }
}
