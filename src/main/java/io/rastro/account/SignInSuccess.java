package io.rastro.account;

import io.rastro.system.web.PreferenceCookies;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** Brings the account's language and theme to this browser and leads to the page that was asked for. */
@Component
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Accounts accounts;
    private final SignedInSessions sessions;
    private final PreferenceCookies cookies;

    SignInSuccess(Accounts accounts, SignedInSessions sessions, PreferenceCookies cookies, RequestCache requestCache) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookies = cookies;
        setRequestCache(requestCache);
        setRedirectStrategy(new LocalRedirects());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (authentication.getPrincipal() instanceof PortalUser user) {
            sessions.begin(request, user.id());
            accounts.signedIn(user.id()).ifPresent(account -> {
                account.language().ifPresent(language -> cookies.remember(language, request, response));
                account.theme().ifPresent(theme -> cookies.remember(theme, request, response));
            });
        }
        super.onAuthenticationSuccess(request, response, authentication);
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
