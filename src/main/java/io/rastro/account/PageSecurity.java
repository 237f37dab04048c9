package io.rastro.account;

import io.rastro.account.AccessRules.AccessRule;
import io.rastro.account.AccessRules.Caller;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.savedrequest.RequestCache;

/** What readers may see and do once they are signed in, and how they sign in and out. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    private final SignInSuccess success;
    private final SignInFailure failure;
    private final SignInEntryPoint entryPoint;
    private final RefusedRequest refused;
    private final OidcSignIn singleSignOn;
    private final ApplicationEventPublisher events;
    private final String sessionCookie;
    private final int threads;

    /** @param threads how many requests the server works on at once */
    PageSecurity(
            SignInSuccess success,
            SignInFailure failure,
            SignInEntryPoint entryPoint,
            RefusedRequest refused,
            OidcSignIn singleSignOn,
            ApplicationEventPublisher events,
            @Value("${server.servlet.session.cookie.name:JSESSIONID}") String sessionCookie,
            @Value("${server.tomcat.threads.max:200}") int threads) {
        this.success = success;
        this.failure = failure;
        this.entryPoint = entryPoint;
        this.refused = refused;
        this.singleSignOn = singleSignOn;
        this.events = events;
        this.threads = threads;
        this.sessionCookie = sessionCookie;
    }

    /** The last chain: everything that is neither a static file nor the API. */
    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            Accounts accounts,
            SignedInSessions signedIn,
            Standings standings,
            RequestCache requestCache)
            throws Exception {
        singleSignOn.apply(http);
        return http.authorizeHttpRequests(PageSecurity::permit)
                .headers(headers ->
                        SecurityHeaders.apply(headers, singleSignOn.origin().orElse("")))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .formLogin(this::signIn)
                .logout(this::signOut)
                .requestCache(cache -> cache.requestCache(requestCache))
                .sessionManagement(sessions -> sessions.sessionFixation(SessionFixationConfigurer::changeSessionId))
                .exceptionHandling(this::refuse)
                // Before the first that looks for a parameter: what is in a form's body, too
                .addFilterBefore(new SecretInAddressFilter(), CsrfFilter.class)
                .addFilterBefore(new CurrentAccountFilter(accounts, signedIn, standings), CsrfFilter.class)
                .addFilterBefore(new BodyGate(entryPoint, events, threads), CsrfFilter.class)
                .addFilterBefore(new PasswordChangeFilter(), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static void permit(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // What was permitted once is not asked again when its answer is written later, or when it failed.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        for (AccessRule rule : AccessRules.PAGES) {
            var addresses = requests.requestMatchers(rule.addresses());
            if (!rule.permissions().isEmpty()) {
                addresses.hasAllAuthorities(rule.authorities());
            } else if (rule.caller() == Caller.ANYBODY) {
                addresses.permitAll();
            } else {
                addresses.authenticated();
            }
        }
        requests.anyRequest().authenticated();
    }

    private void signIn(FormLoginConfigurer<HttpSecurity> form) {
        form.loginPage("/sign-in")
                .successHandler(success)
                .failureHandler(failure)
                .permitAll()
                .addObjectPostProcessor(new KeepsNoContext());
    }

    private void signOut(LogoutConfigurer<HttpSecurity> signOut) {
        signOut.logoutUrl("/sign-out")
                // What browsers keep in spite of being told not to; they take it over HTTPS alone.
                .addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE)))
                .addLogoutHandler((request, response, reader) -> singleSignOn.rememberToken(request))
                .logoutSuccessHandler((request, response, reader) -> response.sendRedirect(
                        singleSignOn.signOutPage(request).orElse(request.getContextPath() + "/sign-in?signedOut")))
                .deleteCookies(sessionCookie);
    }

    private void refuse(ExceptionHandlingConfigurer<HttpSecurity> errors) {
        errors.authenticationEntryPoint(entryPoint).accessDeniedHandler(refused);
    }
}
