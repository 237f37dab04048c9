package io.rastro.report.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The tokens that search.js gives its requests: in a header, or, for a whole page, in the name of a cookie. The cookie
 * goes away with the answer, by which the script knows that there is nothing left to cancel.
 */
final class SearchTokens {

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final String HEADER = "Rastro-Search";
    /** Over HTTPS with the prefix by which a browser takes it from no other host. */
    private static final Pattern COOKIE = Pattern.compile("(?:__Host-)?rastro_search_(.*)");

    private SearchTokens() {}

    static List<String> of(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        return wellFormed(header == null ? cookies(request) : Stream.of(header));
    }

    private static Stream<String> cookies(HttpServletRequest request) {
        return names(request).map(COOKIE::matcher).filter(Matcher::matches).map(cookie -> cookie.group(1));
    }

    private static Stream<String> names(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .map(Cookie::getName);
    }

    static List<String> wellFormed(Stream<String> tokens) {
        return tokens.filter(token -> TOKEN.matcher(token).matches()).toList();
    }

    static void forget(String token, HttpServletRequest request, HttpServletResponse response) {
        names(request)
                .filter(name -> COOKIE.matcher(name).matches() && name.endsWith(token))
                .forEach(name -> response.addHeader(HttpHeaders.SET_COOKIE, ended(name, request)));
    }

    private static String ended(String name, HttpServletRequest request) {
        return ResponseCookie.from(name, "")
                .path(request.getContextPath() + "/")
                .maxAge(Duration.ZERO)
                .sameSite("Strict")
                .secure(request.isSecure() || name.startsWith("__"))
                .build()
                .toString();
    }
}
