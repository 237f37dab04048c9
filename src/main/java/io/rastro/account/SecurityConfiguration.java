package io.rastro.account;

import static io.rastro.account.Permission.ADMINISTER;
import static io.rastro.account.Permission.EXPORT;
import static io.rastro.account.Permission.IMPORT;
import static io.rastro.account.Permission.VIEW_HISTORY;
import static io.rastro.account.Permission.VIEW_REPORTS;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Who may request what: static files anybody, the API programs with a token, everything else signed-in readers. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Only a page can be returned to: not a form's target, nor a fragment. */
    @Bean
    @SuppressWarnings("NullAway") // null is how the cache is told not to add its mark to the address
    RequestCache requestCache() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(
                request -> HttpMethod.GET.matches(request.getMethod()) && request.getHeader("HX-Request") == null);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** Apart from the pages' chain, so that a style sheet reads neither session nor account. */
    @Bean
    @Order(0)
    SecurityFilterChain staticFiles(HttpSecurity http) throws Exception {
        return http.securityMatcher("/css/**", "/js/**", "/webjars/**", "/_static/**", "/favicon.svg")
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
    SecurityFilterChain api(HttpSecurity http, ApiTokens tokens, ApiEntryPoint entryPoint) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .hasAuthority(IMPORT.name()))
                .headers(SecurityHeaders::apply)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(entryPoint))
                .addFilterBefore(new BearerTokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            Accounts accounts,
            SignInSuccess success,
            SignInFailure failure,
            SignInEntryPoint entryPoint,
            RefusedRequest refused,
            RequestCache asked)
            throws Exception {
        return http.authorizeHttpRequests(SecurityConfiguration::permitPages)
                .headers(SecurityHeaders::apply)
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler(success)
                        .failureHandler(failure)
                        .permitAll())
                .logout(signOut -> signOut.logoutUrl("/sign-out")
                        .logoutSuccessUrl("/sign-in?signedOut")
                        .deleteCookies("JSESSIONID"))
                .requestCache(cache -> cache.requestCache(asked))
                .sessionManagement(sessions -> sessions.sessionFixation(SessionFixationConfigurer::changeSessionId))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(entryPoint).accessDeniedHandler(refused))
                .addFilterBefore(new CurrentAccountFilter(accounts), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static void permitPages(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // What was permitted once is not asked again when its answer is written later, or when it failed.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/sign-in", "/preferences/**", "/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/interactions.csv")
                .hasAuthority(EXPORT.name())
                .requestMatchers("/interactions/**")
                .hasAuthority(VIEW_REPORTS.name())
                .requestMatchers("/conversations/**")
                .hasAuthority(VIEW_HISTORY.name())
                .requestMatchers("/imports/**")
                .hasAuthority(IMPORT.name())
                .requestMatchers("/admin/**")
                .hasAuthority(ADMINISTER.name())
                .anyRequest()
                .authenticated();
    }
}
