package io.rastro.account;

import io.rastro.account.SignInFailure.RejectedSignIn;
import io.rastro.account.SignedIn.Method;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sign-in and sign-out by an identity provider (OpenID Connect, authorization code with PKCE). Its tokens are looked at once
 * and not kept, but for the one by which the provider is told of the sign-out. The provider is first asked for its
 * configuration when somebody wants to sign in by it, so that the portal starts without it.
 */
@Component
class OidcSignIn {

    private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String START = "/sign-in/oidc";
    static final String START_PAGE = "/sign-in/oidc/sso";
    private static final String RETURN = "/sign-in/oidc-return";
    private static final String REGISTRATION = "sso";
    /** As Spring Security calls them. */
    private static final Set<String> WRONG_TOKEN = Set.of("invalid_id_token", "invalid_nonce");

    private static final String ID_TOKEN = OidcSignIn.class.getName() + ".idToken";

    private final OidcSettings settings;
    private final OidcProvider provider;
    private final OidcAccounts accounts;
    private final SignInSuccess success;
    private final SignInTrail trail;
    private final String publicUrl;
    private final SupplierClientRegistrationRepository registrations =
            new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(registration()));

    /** @param publicUrl where the portal is reached from outside; empty: as each request says */
    OidcSignIn(
            OidcSettings settings,
            OidcProvider provider,
            OidcAccounts accounts,
            SignInSuccess success,
            SignInTrail trail,
            @Value("${rastro.public-url:}") String publicUrl) {
        this.settings = settings;
        this.provider = provider;
        this.accounts = accounts;
        this.success = success;
        this.trail = trail;
        this.publicUrl = publicUrl.strip().replaceFirst("/+$", "");
    }

    /**
     * Begins a sign-in only by the link on the sign-in page, or by one that a person has kept: not where the browser says that
     * another site leads here. A form in place of the link would be no way: what may follow on it, by the portal's policy, is
     * the provider itself and no further host that the provider leads on to.
     */
    private record OwnWill(DefaultOAuth2AuthorizationRequestResolver resolver)
            implements OAuth2AuthorizationRequestResolver {

        OwnWill(ClientRegistrationRepository registrations) {
            this(new DefaultOAuth2AuthorizationRequestResolver(registrations, START));
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            String site = request.getHeader("Sec-Fetch-Site");
            return site == null || site.equals("same-origin") || site.equals("none") ? resolver.resolve(request) : null;
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
            return resolver.resolve(request, registration);
        }
    }

    /** Where the link on the sign-in page leads; null: there is no single sign-on. */
    @Nullable
    String startPage() {
        return settings.configured() ? START_PAGE : null;
    }

    String providerName() {
        return settings.name();
    }

    void apply(HttpSecurity http) {
        if (settings.configured()) {
            http.oauth2Login(this::configure);
        }
    }

    private void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        provider.apply(login);
        login.loginPage("/sign-in")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new ForgottenClients())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(new OwnWill(registrations)))
                .redirectionEndpoint(end -> end.baseUri(RETURN))
                .successHandler(this::enter)
                .failureHandler(this::fail)
                .addObjectPostProcessor(new KeepsNoContext());
        login.addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(OidcSignIn.this::fail);
                return filter;
            }
        });
    }

    private ClientRegistration registration() {
        return provider.configuration(String.valueOf(settings.issuer()))
                .registrationId(REGISTRATION)
                .clientName(settings.name())
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scope())
                .redirectUri((publicUrl.isEmpty() ? "{baseUrl}" : publicUrl) + RETURN)
                .build();
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        OidcUser person = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        OidcClaims claims = new OidcClaims(person, settings);
        OidcAccounts.Found found = accounts.find(claims);
        PortalUser user = found.user();
        if (user == null) {
            log.info("Single sign-on of {} refused: {}", person.getSubject(), found.problem());
            refuse(claims.username().orElse(""), String.valueOf(found.problem()), request, response);
            return;
        }
        request.getSession().setAttribute(ID_TOKEN, person.getIdToken().getTokenValue());
        if (claims.proveSecondFactor()) {
            success.enter(user, Method.SINGLE_SIGN_ON, null, request, response);
        } else {
            success.firstStepDone(user, Method.SINGLE_SIGN_ON, request, response);
        }
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        log.warn("Single sign-on failed: {}", failure.getMessage());
        refuse("", "account.oidc." + (isWrongToken(failure) ? "wrong-token" : "failed"), request, response);
    }

    /** Whether what came as the provider's word is not to be believed, rather than not there. */
    private static boolean isWrongToken(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                && WRONG_TOKEN.contains(refused.getError().getErrorCode());
    }

    private void refuse(String name, String message, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        trail.refuse(name, "single-sign-on-" + message.substring(message.lastIndexOf('.') + 1));
        request.getSession().setAttribute(RejectedSignIn.ATTRIBUTE, new RejectedSignIn("", message, 0));
        response.sendRedirect(request.getContextPath() + "/sign-in?failed");
    }

    /** To be asked before the session ends: what the provider is told of the sign-out by. */
    void rememberToken(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(ID_TOKEN))
                .ifPresent(token -> request.setAttribute(ID_TOKEN, token));
    }

    /** Where somebody who came by the provider is signed out there, too; empty: he came otherwise, or nowhere. */
    Optional<String> signOutPage(HttpServletRequest request) {
        Object token = request.getAttribute(ID_TOKEN);
        return token == null
                ? Optional.empty()
                : endSession()
                        .map(address -> UriComponentsBuilder.fromUriString(address)
                                .queryParam("id_token_hint", "{token}")
                                .queryParam("client_id", "{client}")
                                .queryParam("post_logout_redirect_uri", "{page}")
                                .encode()
                                .buildAndExpand(token, settings.clientId(), base() + "/sign-in?signedOut")
                                .toUriString());
    }

    private String base() {
        return publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicUrl;
    }

    private Optional<String> endSession() {
        ClientRegistration registration = registrations.findByRegistrationId(REGISTRATION);
        return Optional.ofNullable(registration)
                .map(known ->
                        known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(Object::toString);
    }

    /** The provider's own address: the sign-out form leads on to it. Empty: there is no single sign-on. */
    Optional<String> origin() {
        if (!settings.configured()) {
            return Optional.empty();
        }
        URI issuer = URI.create(String.valueOf(settings.issuer()));
        return Optional.of(issuer.getScheme() + "://" + issuer.getRawAuthority());
    }
}
