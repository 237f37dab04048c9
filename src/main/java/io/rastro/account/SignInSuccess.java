package io.rastro.account;

import io.rastro.account.SignedIn.Method;
import io.rastro.account.SignedIn.Step;
import io.rastro.system.web.PreferenceCookies;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * What follows the right password: the second step, where the account has one or needs one, or else the session. The form's
 * filter keeps nothing itself, so that this is the one place where somebody becomes signed in.
 */
@Component
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    static final String CODE_PAGE = "/sign-in/code";
    static final String ENROLMENT_PAGE = "/sign-in/enrolment";

    private final SecondFactors secondFactors;
    private final PendingSignIns pending;
    private final SignInAttempts attempts;
    private final Accounts accounts;
    private final SignedInSessions sessions;
    private final PreferenceCookies cookies;
    private final ApplicationEventPublisher events;

    SignInSuccess(
            SecondFactors secondFactors,
            PendingSignIns pending,
            SignInAttempts attempts,
            Accounts accounts,
            SignedInSessions sessions,
            PreferenceCookies cookies,
            ApplicationEventPublisher events,
            RequestCache requestCache) {
        this.secondFactors = secondFactors;
        this.pending = pending;
        this.attempts = attempts;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookies = cookies;
        this.events = events;
        setRequestCache(requestCache);
        setRedirectStrategy(new LocalRedirects());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        firstStepDone(
                (PortalUser) Objects.requireNonNull(authentication.getPrincipal()), Method.PASSWORD, request, response);
    }

    /** Leads on to the second step, or signs somebody in of whom none is asked. */
    void firstStepDone(PortalUser user, Method method, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (secondFactors.after(user)) {
            case NONE -> enter(user, method, null, request, response);
            case CODE -> await(CODE_PAGE, user, method, request, response);
            case ENROLMENT -> await(ENROLMENT_PAGE, user, method, request, response);
        }
    }

    private void await(
            String page, PortalUser user, Method method, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        sessions.leave(request, response);
        pending.begin(user, method, request);
        getRedirectStrategy().sendRedirect(request, response, page);
    }

    /** Signs somebody in and leads to the page that was asked for. */
    void enter(
            PortalUser user,
            Method method,
            @Nullable Step step,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        open(user, method, step, request, response);
        super.onAuthenticationSuccess(
                request,
                response,
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }

    /** Signs somebody in, in a session of a new id, and brings the account's language and theme to this browser. */
    void open(
            PortalUser user,
            Method method,
            @Nullable Step step,
            HttpServletRequest request,
            HttpServletResponse response) {
        pending.end(request);
        sessions.goOn(user, request, response);
        sessions.begin(request, user.id());
        // A form that was drawn for a stranger is none of this session's.
        new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
        attempts.signedIn(user.getUsername(), request.getRemoteAddr());
        accounts.signedIn(user.id()).ifPresent(account -> {
            account.language().ifPresent(language -> cookies.remember(language, request, response));
            account.theme().ifPresent(theme -> cookies.remember(theme, request, response));
        });
        events.publishEvent(new SignedIn(user.id(), user.getUsername(), method, step, request.getRemoteAddr()));
    }

    /** The page that was asked for is remembered with the host that its caller claimed; that goes into no redirect. */
    private static final class LocalRedirects extends DefaultRedirectStrategy {

        private static final Pattern HOST = Pattern.compile("^[a-z]+://[^/]*/*");

        @Override
        public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url)
                throws IOException {
            Matcher host = HOST.matcher(url);
            if (host.find()) {
                response.sendRedirect(response.encodeRedirectURL("/" + url.substring(host.end())));
            } else {
                super.sendRedirect(request, response, url);
            }
        }
    }
}
