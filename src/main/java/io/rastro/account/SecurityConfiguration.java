package io.rastro.account;

import io.rastro.account.AccessRules.AccessRule;
import io.rastro.system.FileEndings;
import io.rastro.system.web.PageRequests;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authorization.AllAuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Static files for anybody, the API for programs with a token; everything else is {@link PageSecurity}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        DelegatingPasswordEncoder passwords = new DelegatingPasswordEncoder(
                LongPasswordEncoder.ID, Map.of(LongPasswordEncoder.ID, new LongPasswordEncoder()));
        // Hashes of earlier versions
        passwords.setDefaultPasswordEncoderForMatches(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        return passwords;
    }

    /** Tells of every refusal, also of those that Spring does not know. */
    @Bean
    AuthenticationEventPublisher authenticationEvents(ApplicationEventPublisher events) {
        DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setDefaultAuthenticationFailureEvent(AuthenticationFailureLockedEvent.class);
        return publisher;
    }

    /**
     * Only a page can be returned to: not a form's target, nor a fragment or a picture, nor a download, which would leave
     * the reader at the sign-in form.
     */
    @Bean
    @SuppressWarnings("NullAway") // null is how the cache is told not to add its mark to the address
    RequestCache requestCache() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(SecurityConfiguration::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && !FileEndings.isFile(request.getRequestURI())
                && PageRequests.acceptsPage(request);
    }

    /** Apart from the pages' chain, so that a style sheet reads neither session nor account. */
    @Bean
    @Order(0)
    SecurityFilterChain staticFiles(HttpSecurity http) throws Exception {
        return withoutAccount(http, AccessRules.STATIC_FILES);
    }

    /** A delivery's body is left to whoever checks its signature. */
    @Bean
    @Order(3)
    SecurityFilterChain hooks(HttpSecurity http) throws Exception {
        return withoutAccount(http, AccessRules.HOOKS);
    }

    private static SecurityFilterChain withoutAccount(HttpSecurity http, AccessRule rule) throws Exception {
        return http.securityMatcher(rule.addresses())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(SecurityHeaders::apply)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http, ApiTokens tokens, Standings standings, ApiEntryPoint entryPoint, RefusedRequest refused)
            throws Exception {
        return byToken(
                http.securityMatcher(AccessRules.API.addresses()),
                permitted(AccessRules.API),
                new BearerTokenFilter(tokens, standings, client -> client),
                entryPoint,
                refused);
    }

    /** The files that people download, for a program that shows a token instead of a session. */
    @Bean
    @Order(2)
    SecurityFilterChain files(
            HttpSecurity http, ApiTokens tokens, Standings standings, ApiEntryPoint entryPoint, RefusedRequest refused)
            throws Exception {
        RequestMatcher files = addresses(AccessRules.FILES);
        RequestMatcher others = new NegatedRequestMatcher(addresses(AccessRules.LEDGER));
        RequestMatcher withToken = request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        return byToken(
                http.securityMatcher(new AndRequestMatcher(withToken, files, others)),
                permitted(AccessRules.FILES),
                new BearerTokenFilter(tokens, standings, ApiClient::reader),
                entryPoint,
                refused);
    }

    /** Metrics name sources, whose data is of all services. */
    @Bean
    @Order(4)
    SecurityFilterChain metrics(
            HttpSecurity http, ApiTokens tokens, Standings standings, ApiEntryPoint entryPoint, RefusedRequest refused)
            throws Exception {
        AuthorizationManager<RequestAuthorizationContext> seesAll =
                (program, request) -> new AuthorizationDecision(program.get() != null
                        && program.get().getPrincipal() instanceof PortalUser reader
                        && reader.scope().all());
        return byToken(
                http.securityMatcher(AccessRules.METRICS.addresses()),
                AuthorizationManagers.allOf(permitted(AccessRules.METRICS), seesAll),
                new BearerTokenFilter(tokens, standings, ApiClient::reader),
                entryPoint,
                refused);
    }

    private static AuthorizationManager<RequestAuthorizationContext> permitted(AccessRule rule) {
        return AllAuthoritiesAuthorizationManager.hasAllAuthorities(rule.authorities());
    }

    private static RequestMatcher addresses(AccessRule rule) {
        return new OrRequestMatcher(rule.patterns().stream()
                .map(PathPatternRequestMatcher.withDefaults()::matcher)
                .map(RequestMatcher.class::cast)
                .toList());
    }

    private static SecurityFilterChain byToken(
            HttpSecurity http,
            AuthorizationManager<RequestAuthorizationContext> permitted,
            BearerTokenFilter tokens,
            ApiEntryPoint entryPoint,
            RefusedRequest refused)
            throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(permitted))
                .headers(SecurityHeaders::apply)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(entryPoint).accessDeniedHandler(refused))
                .addFilterBefore(tokens, AnonymousAuthenticationFilter.class)
                .build();
    }
}
