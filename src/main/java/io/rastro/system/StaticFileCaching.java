package io.rastro.system;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets browsers keep for good what bears a hash of its content in its name; everything else is left as it is. */
@Component
class StaticFileCaching extends OncePerRequestFilter {

    private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{32}\\.[a-z0-9]+");

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // A hashed file that is not here yet, during an upgrade, must not be missing for good.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (HASHED.matcher(request.getRequestURI()).matches()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        }
        chain.doFilter(request, response);
    }
}
