package io.rastro.account;

import io.rastro.account.AccessRules.AccessRule;
import io.rastro.system.FileEndings;
import io.rastro.system.web.PageRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Static files and deliveries, for anybody; programs are {@link TokenSecurity}, everything else {@link PageSecurity}. */
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
}
