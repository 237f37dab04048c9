package io.rastro.account;

import io.rastro.account.AccessRules.AccessRule;
import io.rastro.system.FileEndings;
import io.rastro.system.web.PageRequests;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AllAuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * What programs may ask that show a token: the API, metrics, and the files that people download. No session is read or
 * begun, no form's token asked for, and nobody is led to a page.
 */
@Configuration(proxyBeanMethods = false)
class TokenSecurity {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final ApiTokens tokens;
    private final Standings standings;
    private final ApiEntryPoint entryPoint;
    private final RefusedRequest refused;

    TokenSecurity(ApiTokens tokens, Standings standings, ApiEntryPoint entryPoint, RefusedRequest refused) {
        this.tokens = tokens;
        this.standings = standings;
        this.entryPoint = entryPoint;
        this.refused = refused;
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return byToken(
                http.securityMatcher(AccessRules.API.addresses()),
                client -> client,
                requests -> requests.anyRequest().access(permitted(AccessRules.API)));
    }

    /** Metrics name sources, whose data is of all services. */
    @Bean
    @Order(4)
    SecurityFilterChain metrics(HttpSecurity http) throws Exception {
        AuthorizationManager<RequestAuthorizationContext> seesAll =
                (program, request) -> new AuthorizationDecision(program.get() != null
                        && program.get().getPrincipal() instanceof PortalUser reader
                        && reader.scope().all());
        return byToken(
                http.securityMatcher(AccessRules.METRICS.addresses()),
                ApiClient::reader,
                requests -> requests.anyRequest()
                        .access(AuthorizationManagers.allOf(permitted(AccessRules.METRICS), seesAll)));
    }

    /** Whatever else a token is shown for. */
    @Bean
    @Order(5)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        return byToken(
                http.securityMatcher(TokenSecurity::isProgram), ApiClient::reader, TokenSecurity::permitPrograms);
    }

    /** Of another scheme is a proxy's password, unless something other than a browser asks for a file by it. */
    private static boolean isProgram(HttpServletRequest request) {
        boolean file = FileEndings.isFile(request.getRequestURI()) && !PageRequests.acceptsPage(request);
        return PageRequests.showsToken(request) || (file && request.getHeader(HttpHeaders.AUTHORIZATION) != null);
    }

    /**
     * Pages are not for programs, and of a body nothing is read; that an address does not exist is told to one that is known.
     */
    private static void permitPrograms(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(request -> !READS.contains(request.getMethod()))
                .denyAll();
        for (AccessRule rule : AccessRules.PAGES) {
            var addresses = requests.requestMatchers(rule.addresses());
            if (!AccessRules.PROGRAMS.contains(rule)) {
                addresses.denyAll();
            } else if (rule.permissions().isEmpty()) {
                addresses.permitAll();
            } else {
                addresses.access(permitted(rule));
            }
        }
        requests.anyRequest().authenticated();
    }

    private static AuthorizationManager<RequestAuthorizationContext> permitted(AccessRule rule) {
        return AllAuthoritiesAuthorizationManager.hasAllAuthorities(rule.authorities());
    }

    private SecurityFilterChain byToken(
            HttpSecurity http,
            Function<ApiClient, Object> principal,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> permit)
            throws Exception {
        return http.authorizeHttpRequests(requests -> {
                    // What was permitted once is not asked again when its answer is written later, or when it failed.
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    permit.customize(requests);
                })
                .headers(SecurityHeaders::apply)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // A cookie that comes with the token is somebody's session, whose id is not to change by it.
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionFixationConfigurer::none))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(entryPoint).accessDeniedHandler(refused))
                .addFilterBefore(new SecretInAddressFilter(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(
                        new BearerTokenFilter(tokens, standings, principal), AnonymousAuthenticationFilter.class)
                .build();
    }
}
