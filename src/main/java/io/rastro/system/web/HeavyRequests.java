package io.rastro.system.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
    private static final int PATIENCE_SECONDS = 20;
    private static final String RETRY_AFTER_SECONDS = "30";

    // Their downloads count themselves.
    private static final Lane REPORTS = new Lane("GET", "/(ivr|agents)(/[^.]*)?");
    private static final List<Lane> LANES = List.of(new Lane("POST", "/api/v1/.*"), REPORTS);

    private record Lane(String method, Pattern path, Semaphore places) {

        Lane(String method, String path) {
            this(method, Pattern.compile(path), new Semaphore(AT_ONCE, true));
        }

        boolean takes(HttpServletRequest request) {
            return request.getMethod().equals(method)
                    && path.matcher(request.getRequestURI()
                                    .substring(request.getContextPath().length()))
                            .matches();
        }
    }

    /** Whether a page adds up what may be years. */
    static boolean isReport(HttpServletRequest request) {
        return REPORTS.takes(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (Lane lane : LANES) {
            if (lane.takes(request)) {
                pass(lane.places(), request, response, chain);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void pass(
            Semaphore places, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!taken(places)) {
            request.setAttribute(ErrorPages.REASON, ErrorPages.BUSY);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private static boolean taken(Semaphore places) {
        try {
            return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
