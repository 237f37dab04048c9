package io.rastro.system.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.multipart.MultipartException;

/** A form that is none, or whose fields no page of the portal has, is its sender's mistake. */
@ControllerAdvice
@Order(0)
class UnreadableForms {

    /** Forms are records: a name such as {@code order[0]} would only be looked for inside their values, and fail there. */
    @InitBinder
    void bindRecordsAlone(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    @ExceptionHandler(MultipartException.class)
    void answer(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
}
