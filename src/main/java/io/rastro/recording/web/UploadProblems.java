package io.rastro.recording.web;

import io.rastro.system.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Why an upload was refused, in words, as a problem document. */
@Component
class UploadProblems {

    private final MessageSource messages;

    UploadProblems(MessageSource messages) {
        this.messages = messages;
    }

    /** Programs have no cookie: their header decides. */
    ResponseEntity<ProblemDetail> answer(HttpStatus status, String key, HttpServletRequest request, Object... values) {
        Locale locale = Language.preferredBy(request).locale();
        String detail = messages.getMessage("recording.problem." + key, values, locale);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
