package io.rastro.system.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** A word in the path where a number belongs names nothing that exists; in a parameter it is a malformed request. */
@ControllerAdvice
@Order(0)
class MistypedAddresses {

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void answer(MethodArgumentTypeMismatchException mistyped, HttpServletResponse response) throws IOException {
        boolean inPath = mistyped.getParameter().hasParameterAnnotation(PathVariable.class);
        response.sendError(inPath ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST);
    }
}
