package io.rastro.system.web;

import io.rastro.system.StorageFull;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A full disk, the portal's or the database's, is told as such: the operator can mend it, and trying again cannot. */
@ControllerAdvice
@Order(0)
public class StorageErrors {

    private static final Logger log = LoggerFactory.getLogger(StorageErrors.class);

    @ExceptionHandler({IOException.class, UncheckedIOException.class})
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (!StorageFull.causes(failure) || response.isCommitted()) {
            throw failure;
        }
        refuse(failure, request, response);
    }

    /** Says that nothing was kept. */
    public static void refuse(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn(
                "{} {} needs room that there is not: {}",
                request.getMethod(),
                request.getRequestURI(),
                failure.getMessage());
        request.setAttribute(ErrorPages.REASON, "storage-full");
        response.sendError(507);
    }
}
