package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.ColumnNoticeText;
import io.rastro.ingestion.CoveredRows;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvMappings;
import io.rastro.ingestion.ImportCoverage;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportRemarks;
import io.rastro.ingestion.ImportRun;
import io.rastro.ingestion.ImportRunner;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.ImportState;
import io.rastro.ingestion.RecordKind;
import io.rastro.report.FilterField;
import io.rastro.system.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** An uploaded file on its way in: watch it, stop it, take its rejected rows home. */
@Controller
@RequestMapping("/imports")
class ImportsController {

    /** Where the rows of an import are seen. */
    private static final Map<RecordKind, String> LISTS = Map.of(
            RecordKind.INTERACTION, "/interactions",
            RecordKind.IVR_CALL, "/ivr/calls",
            RecordKind.AGENT_STATUS, "/agents");

    private static final int REJECTIONS_SHOWN = 50;

    private final ImportRuns runs;
    private final ImportRemarks remarks;
    private final ImportCoverage coverage;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final ColumnNoticeText noticeText;
    private final Clock clock;
    private final ZoneId zone;

    ImportsController(
            ImportRuns runs,
            ImportRemarks remarks,
            ImportCoverage coverage,
            ImportFiles files,
            ImportRunner runner,
            ColumnNoticeText noticeText,
            Clock clock,
            ZoneId zone) {
        this.runs = runs;
        this.remarks = remarks;
        this.coverage = coverage;
        this.files = files;
        this.runner = runner;
        this.noticeText = noticeText;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/{id}")
    String run(
            @PathVariable int id,
            @RequestHeader(name = "HX-Request", required = false) boolean fragment,
            @AuthenticationPrincipal PortalUser user,
            Locale locale,
            Model model) {
        ImportRun run = find(id, user);
        if (run.state() == ImportState.MAPPING) {
            return "redirect:/imports/" + id + "/" + run.format().step();
        }
        model.addAttribute("run", run);
        model.addAttribute("now", clock.instant());
        model.addAttribute("covered", covered(run));
        model.addAttribute("ownRows", leadsToItsRows(run));
        CsvMapping mapping = CsvMappings.of(run);
        model.addAttribute("warnings", warnings(run, mapping, locale));
        model.addAttribute("hasLineWarnings", remarks.hasLineWarnings(id));
        List<RejectionLine> rejections = rejections(run, mapping, locale);
        if (!rejections.isEmpty()) {
            runs.rowsSeen(run, user);
        }
        model.addAttribute("rejections", rejections);
        return fragment ? "imports/run :: progress" : "imports/run";
    }

    /** Where rows of the import are to be seen: they alone, or where that cannot be told a report and its days. */
    record CoveredLink(String address, @Nullable String medium, long rows, LocalDate from, LocalDate to) {}

    private List<CoveredLink> covered(ImportRun run) {
        return LISTS.containsKey(run.kind())
                ? coverage.of(run.id()).stream().map(part -> link(run, part)).toList()
                : List.of();
    }

    private CoveredLink link(ImportRun run, CoveredRows part) {
        LocalDate from = part.first().atZone(zone).toLocalDate();
        LocalDate to = part.last().atZone(zone).toLocalDate();
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(LISTS.getOrDefault(run.kind(), ""));
        if (part.medium() != null) {
            address.queryParam("media", part.medium());
        }
        UriComponentsBuilder rows = leadsToItsRows(run)
                ? address.queryParam("import", run.id())
                : address.queryParam(FilterField.DATE.range().get(0), from)
                        .queryParam(FilterField.DATE.range().get(1), to);
        return new CoveredLink(rows.toUriString(), part.medium(), part.rows(), from, to);
    }

    /** Whether a list can be narrowed to what it wrote, if it wrote anything; statuses are in no list. */
    private static boolean leadsToItsRows(ImportRun run) {
        return run.rowsMarked() && run.kind() != RecordKind.AGENT_STATUS && run.accepted() + run.updated() > 0;
    }

    /** A kind of oddity in words. */
    record WarningLine(String text, long rows, long firstLine) {}

    private List<WarningLine> warnings(ImportRun run, @Nullable CsvMapping mapping, Locale locale) {
        return remarks.warnings(run.id()).stream()
                .map(warning -> new WarningLine(
                        noticeText.of(warning.notice(), run.kind(), mapping, locale),
                        warning.rows(),
                        warning.firstLine()))
                .toList();
    }

    /** A rejected row and why, in words. */
    record RejectionLine(long line, String reason, @Nullable String raw) {}

    private List<RejectionLine> rejections(ImportRun run, @Nullable CsvMapping mapping, Locale locale) {
        return remarks.rejections(run.id(), REJECTIONS_SHOWN).stream()
                .map(rejection -> new RejectionLine(
                        rejection.line(),
                        noticeText.of(rejection.reason(), run.kind(), mapping, locale),
                        rejection.raw()))
                .toList();
    }

    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable int id, @AuthenticationPrincipal PortalUser user) {
        runs.cancel(find(id, user).id());
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/start")
    String start(
            @PathVariable int id, @AuthenticationPrincipal PortalUser user, Model model, HttpServletResponse response) {
        if (find(id, user).state() == ImportState.MAPPING || !runner.start(id)) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return FinishedImportPage.show(find(id, user), "unconfirmed", model);
        }
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/discarding")
    String discard(@PathVariable int id, @AuthenticationPrincipal PortalUser user, RedirectAttributes redirect)
            throws IOException {
        ImportRun run = find(id, user);
        if (runs.discard(id)) {
            files.delete(id);
            redirect.addFlashAttribute("flash", Flash.done("imports.flash.discarded", run.fileName()));
        }
        return "redirect:/imports";
    }

    private ImportRun find(int id, PortalUser user) {
        return runs.find(id, user.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
