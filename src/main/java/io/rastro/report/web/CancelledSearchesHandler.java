package io.rastro.report.web;

import io.rastro.report.Cancellation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Whatever fails in a cancelled search fails for that: it is no fault of the database's, and no defect. */
@Component
class CancelledSearchesHandler implements HandlerExceptionResolver, Ordered {

    /** Told to hardly anyone: who cancels does not wait for the answer. */
    static final int STATUS = HttpServletResponse.SC_CONFLICT;

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (response.isCommitted()
                || Cancellation.current().filter(Cancellation::cancelled).isEmpty()) {
            return null;
        }
        try {
            response.sendError(STATUS);
        } catch (IOException disconnect) {
            throw new UncheckedIOException(disconnect);
        }
        return new ModelAndView();
    }
}
