package io.rastro.recording.web;

import io.rastro.recording.store.StoreAwayException;
import io.rastro.system.web.ErrorPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A store of recordings that is away is told as such, before anybody takes it for a failure of files in general. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreErrors {

    private static final Logger log = LoggerFactory.getLogger(StoreErrors.class);

    @ExceptionHandler
    void answer(StoreAwayException away, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            throw away;
        }
        log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), away.getMessage());
        request.setAttribute(ErrorPages.REASON, "store-away");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
