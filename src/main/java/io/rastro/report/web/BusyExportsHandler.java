package io.rastro.report.web;

import io.rastro.report.web.ExportSlots.BusyExportsException;
import io.rastro.system.web.ErrorPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Tells a reader in whose way other downloads are: the reader's own, or everybody's. */
@ControllerAdvice
class BusyExportsHandler {

    private static final String RETRY_AFTER_SECONDS = "30";

    @ExceptionHandler
    void refuse(BusyExportsException busy, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HttpStatus status = busy.own() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
        request.setAttribute(ErrorPages.REASON, busy.own() ? "own-downloads" : "downloads");
        request.setAttribute(ErrorPages.RUNNING, busy.running());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.sendError(status.value());
    }
}
