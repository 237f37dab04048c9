package io.rastro.system.web;

import io.rastro.system.StorageFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * A full disk, the portal's or the database's, and one that may not be written to, are told as such: the operator can mend them,
 * and trying again cannot.
 */
@ControllerAdvice
@Order(0)
public class StorageErrors {

    private static final Logger log = LoggerFactory.getLogger(StorageErrors.class);

    @ExceptionHandler({IOException.class, UncheckedIOException.class})
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        boolean refused = StorageFault.full(failure) || (sends(request) && StorageFault.readOnly(failure));
        if (!refused || response.isCommitted()) {
            throw failure;
        }
        refuse(failure, request, response);
    }

    private static boolean sends(HttpServletRequest request) {
        return !request.getMethod().matches("GET|HEAD");
    }

    /** Says that nothing was kept. */
    public static void refuse(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn("{} {} cannot be kept: {}", request.getMethod(), request.getRequestURI(), failure.toString());
        request.setAttribute(ErrorPages.REASON, StorageFault.full(failure) ? "storage-full" : "storage-read-only");
        response.sendError(507);
    }
}
