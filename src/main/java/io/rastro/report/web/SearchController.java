package io.rastro.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Told by search.js that nobody waits any more. */
@Controller
class SearchController {

    private static final int AT_ONCE = 20;

    private final RunningSearches searches;

    SearchController(RunningSearches searches) {
        this.searches = searches;
    }

    /** @param token of searches that ran, run or are about to; only the reader's own are meant */
    @PostMapping("/searches/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@RequestParam List<String> token, HttpServletRequest request) {
        searches.cancel(
                request.getRemoteUser(), SearchTokens.wellFormed(token.stream().limit(AT_ONCE)));
    }
}
