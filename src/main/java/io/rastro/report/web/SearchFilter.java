package io.rastro.report.web;

import io.rastro.report.web.RunningSearches.Search;
import io.rastro.system.FileEndings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a page that bears a token be cancelled for as long as it is made. */
@Component
// After it is known who asks; before a search waits for its place among the heavy ones.
@Order(0)
class SearchFilter extends OncePerRequestFilter {

    private final RunningSearches searches;

    SearchFilter(RunningSearches searches) {
        this.searches = searches;
    }

    // A download goes on when its page is left.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || request.getRemoteUser() == null
                || FileEndings.isFile(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Search> search = searches.claim(request.getRemoteUser(), SearchTokens.of(request));
        if (search.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SearchTokens.forget(search.get().token(), request, response);
        if (!search.get().cancellation().begin()) {
            response.sendError(CancelledSearchesHandler.STATUS);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            search.get().cancellation().end();
        }
    }
}
