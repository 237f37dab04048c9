package io.rastro.account;

import io.rastro.system.http.Uploads;
import io.rastro.system.web.ErrorPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a secret in the address: there it stands in logs and in the browser's history, whether or not it is the right
 * one. Stands before whatever looks for a parameter, which makes no difference between address and body.
 */
final class SecretInAddressFilter extends OncePerRequestFilter {

    /** What forms call a password, a code, what a passkey signed, and their own token; and RFC 6750 a program's. */
    private static final Set<String> SECRETS =
            Set.of("password", "repeated", "current", "code", "credential", "_csrf", "access_token");

    /** A connected system's settings may be secret, each by a name of its type's own. */
    private static final String SETTING = "setting.";

    /** By which a provider of single sign-on sends a reader back: good once, and only together with the client's secret. */
    private static final String CODE = "code";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (holdsSecret(request)) {
            Uploads.leaveUnread(request);
            request.setAttribute(ErrorPages.REASON, "secret-in-address");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean holdsSecret(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean read = HttpMethod.GET.matches(request.getMethod());
        return query != null
                && Arrays.stream(query.split("&"))
                        .map(SecretInAddressFilter::name)
                        .anyMatch(name ->
                                name.startsWith(SETTING) || (SECRETS.contains(name) && !(read && name.equals(CODE))));
    }

    private static String name(String parameter) {
        String name = parameter.replaceFirst("=.*", "");
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }
}
