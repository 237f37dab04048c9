package io.rastro.system.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses whose parameters cannot be decoded. Tomcat says so to whoever asks for the first of them, which may be a
 * template in the middle of its page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableAddresses extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (readable(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean readable(HttpServletRequest request) {
        try {
            // Of a POST they are in the body as well, which is not read before it is known who sends it.
            boolean inBody = "POST".equals(request.getMethod()) && Uploads.hasBody(request);
            return inBody || request.getParameterMap() != null;
        } catch (InvalidParameterException malformed) {
            return false;
        }
    }
}
