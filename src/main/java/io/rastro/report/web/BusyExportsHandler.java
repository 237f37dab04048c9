package io.rastro.report.web;

import io.rastro.report.web.ExportSlots.BusyExportsException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells a reader in whose way other downloads are. */
@ControllerAdvice
class BusyExportsHandler {

    private static final String RETRY_AFTER_SECONDS = "30";

    @ExceptionHandler
    ModelAndView refuse(BusyExportsException busy, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return new ModelAndView("error/error", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("kind", busy.own() ? "own-downloads" : "downloads")
                .addObject("status", HttpStatus.SERVICE_UNAVAILABLE.value())
                .addObject("running", busy.running());
    }
}
