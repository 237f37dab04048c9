package io.rastro.system.http;

import io.rastro.system.web.ErrorPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses multipart bodies wherever no upload is taken, unread and before anything else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MultipartRefusal extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Uploads.isMultipart(request) && !Uploads.areTakenBy(request)) {
            Uploads.leaveUnread(request);
            request.setAttribute(ErrorPages.REASON, "no-upload");
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        chain.doFilter(request, response);
    }
}
