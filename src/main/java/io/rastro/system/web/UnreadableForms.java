package io.rastro.system.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;

/** A form that is none, or whose fields no page of the portal has, is its sender's mistake. */
@ControllerAdvice
@Order(0)
class UnreadableForms {

    /**
     * Forms are records: a name such as {@code order[0]} would only be looked for inside their values, and fail there. None of
     * them has an indexed field, and the binder of Spring 7.0 trips over a bracket that is not closed.
     */
    @InitBinder
    void bindRecordsAlone(WebDataBinder binder, WebRequest request) {
        binder.setDeclarativeBinding(true);
        ResolvableType form = binder.getTarget() == null ? binder.getTargetType() : null;
        if (form != null && form.toClass().isRecord() && hasIndexes(request)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static boolean hasIndexes(WebRequest request) {
        return request.getParameterMap().keySet().stream().anyMatch(name -> name.indexOf('[') >= 0);
    }

    @ExceptionHandler(MultipartException.class)
    void answer(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
}
