package io.rastro.system.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Language and theme of this browser: kept in cookies, so that the sign-in page has them too. */
@Component
public class PreferenceCookies {

    private static final String LANGUAGE = "rastro_language";
    private static final String THEME = "rastro_theme";
    private static final Duration LIFETIME = Duration.ofDays(365);

    /** What the script found the reader's system to use; only read while the theme is {@link Theme#AUTO}. */
    private static final String SYSTEM_SCHEME = "rastro_scheme";

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

    private static Optional<String> value(String name, HttpServletRequest request) {
        @Nullable Cookie cookie = WebUtils.getCookie(request, name);
        return Optional.ofNullable(cookie).map(Cookie::getValue);
    }

    private static void write(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(request.getContextPath() + "/")
                .maxAge(LIFETIME)
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
