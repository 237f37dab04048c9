package io.rastro.recording.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What tells one form of a recording from another, and what a request's conditions on it come to (RFC 9110, section 13).
 * Spring's own check leaves out {@code If-Match} and {@code If-None-Match: *} on reads.
 *
 * @param tag a strong entity tag, with its quotes
 * @param modified to the second, as HTTP tells it
 */
record HttpPreconditions(String tag, Instant modified) {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    /** A file can change twice within a second; only after it does a date tell its states apart. */
    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    HttpPreconditions {
        modified = modified.truncatedTo(ChronoUnit.SECONDS);
    }

    void tell(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setDateHeader(HttpHeaders.LAST_MODIFIED, modified.toEpochMilli());
    }

    /** 412 or 304 where a condition ends the request, 200 where it goes on. */
    int outcome(HttpServletRequest request) {
        if (given(request, HttpHeaders.IF_MATCH)) {
            if (!names(request, HttpHeaders.IF_MATCH, false)) {
                return HttpServletResponse.SC_PRECONDITION_FAILED;
            }
        } else if (date(request, HttpHeaders.IF_UNMODIFIED_SINCE, modified).isBefore(modified)) {
            return HttpServletResponse.SC_PRECONDITION_FAILED;
        }
        boolean held = given(request, HttpHeaders.IF_NONE_MATCH)
                ? names(request, HttpHeaders.IF_NONE_MATCH, true)
                : !date(request, HttpHeaders.IF_MODIFIED_SINCE, Instant.MIN).isBefore(modified);
        return held ? HttpServletResponse.SC_NOT_MODIFIED : HttpServletResponse.SC_OK;
    }

    /** Whether the parts a client has may be completed with parts of what there is now. */
    boolean stillHolds(HttpServletRequest request, Instant now) {
        @Nullable String held = request.getHeader(HttpHeaders.IF_RANGE);
        if (held == null) {
            return true;
        }
        return held.contains("\"")
                ? held.strip().equals(tag)
                : date(request, HttpHeaders.IF_RANGE, Instant.MIN).equals(modified)
                        && !now.isBefore(modified.plus(RESOLUTION));
    }

    private static boolean given(HttpServletRequest request, String field) {
        return request.getHeader(field) != null;
    }

    /** Whether a field names this state, by its tag or by {@code *} for any. */
    private boolean names(HttpServletRequest request, String field, boolean weakly) {
        String value = String.join(",", Collections.list(request.getHeaders(field)));
        if (value.strip().equals("*")) {
            return true;
        }
        for (Matcher held = TAG.matcher(value); held.find(); ) {
            if (held.group(2).equals(tag) && (weakly || held.group(1) == null)) {
                return true;
            }
        }
        return false;
    }

    private static Instant date(HttpServletRequest request, String field, Instant otherwise) {
        try {
            long date = request.getDateHeader(field);
            return date < 0 ? otherwise : Instant.ofEpochMilli(date);
        } catch (IllegalArgumentException noDate) {
            return otherwise;
        }
    }
}
