package io.rastro.system.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests of a kind that keeps a database connection for long work at once; the others wait. With the
 * downloads, which count themselves, they are fewer than the pool has connections: pages never wait for them.
 */
@Component
class HeavyRequests extends OncePerRequestFilter {

    private static final int AT_ONCE = 5;

    // While they arrive they need no connection.
    private static final int FILES_AT_ONCE = 10;
    private static final String RETRY_AFTER_SECONDS = "30";

    private static final Pattern API = Pattern.compile("/api/v1/.*");
    // Their downloads, whose addresses have an ending, count themselves.
    private static final Pattern REPORTS = Pattern.compile("/(ivr|agents)(/[^.]*)?");

    private final List<Lane> lanes = List.of(
            new Lane("POST", API, AT_ONCE, ErrorPages.UPLOADS),
            new Lane("PUT", API, FILES_AT_ONCE, ErrorPages.UPLOADS),
            // HEAD is worked out like GET.
            new Lane("GET|HEAD", REPORTS, AT_ONCE, ErrorPages.BUSY));
    private final Duration patience;

    /**
     * Requests of a kind.
     *
     * @param methods as a pattern
     * @param reason what is told to a request for which there was no place
     */
    private record Lane(String methods, Pattern path, Semaphore places, String reason) {

        Lane(String methods, Pattern path, int atOnce, String reason) {
            this(methods, path, new Semaphore(atOnce, true), reason);
        }

        boolean takes(HttpServletRequest request) {
            return request.getMethod().matches(methods) && matches(path, request);
        }
    }

    HeavyRequests(@Value("${rastro.page-patience:20s}") Duration patience) {
        this.patience = patience;
    }

    /** Whether a page adds up what may be years. */
    static boolean isReport(HttpServletRequest request) {
        return matches(REPORTS, request);
    }

    private static boolean matches(Pattern path, HttpServletRequest request) {
        return path.matcher(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                .matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (Lane lane : lanes) {
            if (lane.takes(request)) {
                pass(lane, request, response, chain);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void pass(Lane lane, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!taken(lane.places())) {
            request.setAttribute(ErrorPages.REASON, lane.reason());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            lane.places().release();
        }
    }

    private boolean taken(Semaphore places) {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
