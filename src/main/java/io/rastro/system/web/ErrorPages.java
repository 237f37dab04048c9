package io.rastro.system.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Every error ends here: a page in plain words for people, a problem document for programs, never a stack trace. */
@Controller
public class ErrorPages implements ErrorController {

    /** Request attribute that narrows a status down, such as {@link #STALE_FORM}. */
    public static final String REASON = ErrorPages.class.getName() + ".reason";

    /** Request attribute: how many are at it already, where the reason is that it is too many. */
    public static final String RUNNING = ErrorPages.class.getName() + ".running";

    public static final String STALE_FORM = "stale";

    /** Others are at it; the reader is not to blame the database. */
    static final String BUSY = "busy";

    /** As many files arrive as the portal takes at once. */
    public static final String UPLOADS = "uploads";

    static final String SLOW_REPORT = "slow-report";

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> DESCRIBED = Set.of(400, 401, 403, 404, 405, 409, 413, 503, 504);
    private static final int REFERENCE_LENGTH = 8;

    private final ErrorAttributes errors;
    private final MessageSource messages;

    ErrorPages(ErrorAttributes errors, MessageSource messages) {
        this.errors = errors;
        this.messages = messages;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        HttpStatus status = status(request);
        @Nullable String reference = status == HttpStatus.INTERNAL_SERVER_ERROR ? log(request) : null;
        return fromProgram(request) ? problem(status, reference, request) : page(status, reference, request);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        @Nullable
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private String log(HttpServletRequest request) {
        String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
        log.error("Error {}: {} {}", reference, request.getMethod(), path(request), cause(request));
        return reference;
    }

    private @Nullable Throwable cause(HttpServletRequest request) {
        return errors.getError(new ServletWebRequest(request));
    }

    private static boolean fromProgram(HttpServletRequest request) {
        boolean saysWhatItTakes =
                request.getHeader(HttpHeaders.ACCEPT) != null && request.getHeader("HX-Request") == null;
        return ofApi(request)
                || PageRequests.showsToken(request)
                || (saysWhatItTakes && !PageRequests.acceptsPage(request));
    }

    /** Whether a program asked, or asked what failed. */
    static boolean ofApi(HttpServletRequest request) {
        return path(request).startsWith(request.getContextPath() + "/api/");
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private ResponseEntity<ProblemDetail> problem(
            HttpStatus status, @Nullable String reference, HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setInstance(URI.create(path(request)));
        @Nullable ProblemDetail told = told(status, request);
        if (told == null) {
            problem.setDetail(detail(status, request));
        } else {
            problem.setDetail(told.getDetail());
            problem.setProperties(told.getProperties());
        }
        if (reference != null) {
            problem.setProperty("reference", reference);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** What was said where it failed; null: nothing, or only what the status says, in English. */
    private @Nullable ProblemDetail told(HttpStatus status, HttpServletRequest request) {
        return cause(request) instanceof ErrorResponse known
                        && !(known instanceof NoResourceFoundException)
                        && !(known instanceof HttpRequestMethodNotSupportedException)
                        && known.getBody().getDetail() != null
                        && status.is4xxClientError()
                ? known.getBody()
                : null;
    }

    /** In words for programs where those of a page do not fit. */
    private @Nullable String detail(HttpStatus status, HttpServletRequest request) {
        String kind = kind(status, request);
        @Nullable Object running = request.getAttribute(RUNNING);
        Object @Nullable [] arguments = running == null ? null : new Object[] {running};
        Locale locale = RequestContextUtils.getLocale(request);
        @Nullable String onPage = messages.getMessage("error." + kind + ".text", arguments, null, locale);
        return messages.getMessage("error.program." + kind + ".text", arguments, onPage, locale);
    }

    private static ModelAndView page(HttpStatus status, @Nullable String reference, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("error/error", status);
        page.addObject("kind", kind(status, request));
        page.addObject("status", status.value());
        page.addObject("reference", reference);
        page.addObject("running", request.getAttribute(RUNNING));
        return page;
    }

    /** The part of the message keys that tells this error. */
    private static String kind(HttpStatus status, HttpServletRequest request) {
        if (request.getAttribute(REASON) instanceof String reason) {
            return reason;
        }
        if (DESCRIBED.contains(status.value())) {
            return Integer.toString(status.value());
        }
        return status.is4xxClientError() ? "4xx" : "500";
    }
}
