package io.rastro.health.web;

import io.rastro.account.PortalUser;
import io.rastro.health.DataHealth;
import io.rastro.health.SourceHealth;
import io.rastro.report.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * How fresh and whole the data is: for whoever reads reports, since a number is trusted or not by whoever reads it. What a
 * source brings is of all services; who sees some of them alone is told by the banner, which names nothing.
 */
@Controller
@RequestMapping("/data-health")
class DataHealthController {

    private final DataHealth health;

    DataHealthController(DataHealth health) {
        this.health = health;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal PortalUser reader) {
        admit(reader);
        return new ModelAndView("health/health").addObject("report", health.report());
    }

    private static void admit(PortalUser reader) {
        if (!reader.scope().all()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** The conversations that a report's numbers still lack; without dates, all. */
    @GetMapping("/open")
    ModelAndView open(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @AuthenticationPrincipal PortalUser reader) {
        admit(reader);
        if (!isSound(from) || !isSound(to)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Period period = new Period(from, to);
        return new ModelAndView("health/open")
                .addObject("period", period)
                .addObject("total", health.openIn(period))
                .addObject("conversations", health.openConversations(period));
    }

    /** What a source's feeds do not agree on. */
    @GetMapping("/differences/{id}")
    ModelAndView differences(@PathVariable int id, @AuthenticationPrincipal PortalUser reader) {
        admit(reader);
        SourceHealth source = health.sources().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new ModelAndView("health/differences")
                .addObject("source", source)
                .addObject("differences", health.differences(id));
    }

    /** A date that the database knows as well. */
    private static boolean isSound(@Nullable LocalDate date) {
        return date == null || (date.getYear() >= 1900 && date.getYear() < 2200);
    }
}
