package io.rastro.system.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Language and theme of this browser: kept in cookies, so that the sign-in page has them too. They are read under both of
 * their names, for the way a request comes here may not show by which the browser has them.
 */
@Component
public class PreferenceCookies {

    private static final String LANGUAGE = "rastro_language";
    private static final String THEME = "rastro_theme";
    private static final Duration LIFETIME = Duration.ofDays(365);

    /** Browsers take a cookie of such a name over HTTPS alone, for all paths, and from no other host of the domain. */
    private static final String OF_THIS_HOST = "__Host-";

    /** What the script found the reader's system to use; only read while the theme is {@link Theme#AUTO}. */
    private static final String SYSTEM_SCHEME = "rastro_scheme";

    private final boolean publicByHttps;

    /** @param publicUrl where the portal is reached from outside; empty: it is not said */
    PreferenceCookies(@Value("${rastro.public-url:}") String publicUrl) {
        this.publicByHttps = publicUrl.strip().regionMatches(true, 0, "https:", 0, "https:".length());
    }

    public void remember(Language language, HttpServletRequest request, HttpServletResponse response) {
        write(LANGUAGE, language.tag(), request, response);
    }

    public void remember(Theme theme, HttpServletRequest request, HttpServletResponse response) {
        write(THEME, theme.key(), request, response);
    }

    Language language(HttpServletRequest request) {
        return value(LANGUAGE, request).flatMap(Language::ofTag).orElse(Language.PT_BR);
    }

    Theme theme(HttpServletRequest request) {
        return value(THEME, request).flatMap(Theme::ofKey).orElse(Theme.AUTO);
    }

    boolean systemIsDark(HttpServletRequest request) {
        return value(SYSTEM_SCHEME, request).filter("dark"::equals).isPresent();
    }

    private Optional<String> value(String name, HttpServletRequest request) {
        return cookie(OF_THIS_HOST + name, request)
                .or(() -> cookie(name, request))
                .map(Cookie::getValue);
    }

    private static Optional<Cookie> cookie(String fullName, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, fullName));
    }

    private boolean secure(HttpServletRequest request) {
        return publicByHttps || request.isSecure();
    }

    private void write(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        boolean ofThisHost = request.isSecure() && request.getContextPath().isEmpty();
        response.addHeader(
                HttpHeaders.SET_COOKIE, header(ofThisHost ? OF_THIS_HOST + name : name, value, LIFETIME, request));
        // An earlier choice under the other name would come first, or come back.
        cookie(ofThisHost ? name : OF_THIS_HOST + name, request)
                .ifPresent(earlier -> response.addHeader(
                        HttpHeaders.SET_COOKIE, header(earlier.getName(), "", Duration.ZERO, request)));
    }

    private String header(String fullName, String value, Duration lifetime, HttpServletRequest request) {
        boolean ofThisHost = fullName.startsWith(OF_THIS_HOST);
        return ResponseCookie.from(fullName, value)
                .path(ofThisHost ? "/" : request.getContextPath() + "/")
                .maxAge(lifetime)
                .sameSite("Lax")
                .httpOnly(true)
                .secure(ofThisHost || secure(request))
                .build()
                .toString();
    }
}
