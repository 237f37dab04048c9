package io.rastro.account;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A real OpenID provider (Spring Authorization Server) where everybody's password is {@link #PASSWORD}. */
@EnableWebSecurity
@EnableWebMvc
class IdentityProvider {

    static final String PASSWORD = "the provider's";

    /** What it says of each of its people, by name; nobody else is known. */
    static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();

    /** How its ID tokens for somebody are spoilt, by name; everybody else's are right. */
    static final Map<String, WrongIdToken> WRONG = new ConcurrentHashMap<>();

    /** Every token it gave out. */
    static final List<String> TOKENS = new CopyOnWriteArrayList<>();

    /** @return what stops it when it is closed */
    static ConfigurableApplicationContext start(String issuer, int portalPort) {
        AnnotationConfigServletWebServerApplicationContext server =
                new AnnotationConfigServletWebServerApplicationContext();
        server.registerBean("issuer", String.class, () -> issuer);
        server.registerBean("portal", String.class, () -> "http://localhost:" + portalPort);
        server.register(IdentityProvider.class);
        server.refresh();
        return server;
    }

    @Bean
    TomcatServletWebServerFactory server(String issuer) {
        TomcatServletWebServerFactory server =
                new TomcatServletWebServerFactory(URI.create(issuer).getPort());
        server.setAddress(InetAddress.getLoopbackAddress());
        return server;
    }

    /** Answers nothing itself: without any servlet no filter is asked. */
    @Bean
    ServletRegistrationBean<DispatcherServlet> nothing(WebApplicationContext context) {
        return new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
    }

    @Bean
    SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                // Its endpoints ask who is signed in before this looks at a password: the session must know.
                .httpBasic(basic -> basic.securityContextRepository(new HttpSessionSecurityContextRepository()))
                .build();
    }

    @Bean
    UserDetailsService people() {
        return name -> {
            if (!PEOPLE.containsKey(name)) {
                throw UsernameNotFoundException.fromUsername(name);
            }
            return User.withUsername(name).password("{noop}" + PASSWORD).build();
        };
    }

    @Bean
    RegisteredClientRepository clients(String portal) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId("rastro")
                .clientSecret("{noop}the portal's secret")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(portal + "/sign-in/oidc-return")
                .postLogoutRedirectUri(portal + "/sign-in?signedOut")
                .scope("openid")
                .scope("profile")
                .scope("email")
                .build());
    }

    @Bean
    JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(WrongIdToken.RIGHT_KEY));
    }

    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys) {
        NimbusJwtEncoder right = new NimbusJwtEncoder(keys);
        return parameters -> {
            Jwt token = right.encode(parameters);
            WrongIdToken wrong = WRONG.get(token.getSubject());
            // Of its tokens the portal reads those with a nonce alone.
            Jwt given = wrong == null || !token.hasClaim("nonce") ? token : wrong.insteadOf(token);
            TOKENS.add(given.getTokenValue());
            return given;
        };
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return token -> token.getClaims()
                .claims(claims ->
                        claims.putAll(PEOPLE.getOrDefault(token.getPrincipal().getName(), Map.of())));
    }

    @Bean
    AuthorizationServerSettings settings(String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }
}
