package io.rastro.ingestion.web;

import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportRemarks;
import io.rastro.ingestion.ImportRun;
import io.rastro.ingestion.ImportRunner;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.ImportState;
import io.rastro.ingestion.Wording;
import io.rastro.system.web.Flash;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An uploaded file on its way in: watch it, stop it, take its rejected rows home. */
@Controller
@RequestMapping("/imports")
class ImportsController {

    private static final int REJECTIONS_SHOWN = 50;

    private final ImportRuns runs;
    private final ImportRemarks remarks;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final Wording wording;
    private final Clock clock;

    ImportsController(
            ImportRuns runs,
            ImportRemarks remarks,
            ImportFiles files,
            ImportRunner runner,
            Wording wording,
            Clock clock) {
        this.runs = runs;
        this.remarks = remarks;
        this.files = files;
        this.runner = runner;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping("/{id}")
    String run(
            @PathVariable int id,
            @RequestHeader(name = "HX-Request", required = false) boolean fragment,
            Locale locale,
            Model model) {
        ImportRun run = find(id);
        if (run.state() == ImportState.MAPPING) {
            return "redirect:/imports/" + id + "/mapping";
        }
        model.addAttribute("run", run);
        model.addAttribute("now", clock.instant());
        model.addAttribute("warnings", warnings(id, locale));
        model.addAttribute("hasLineWarnings", remarks.hasLineWarnings(id));
        model.addAttribute("rejections", rejections(id, locale));
        return fragment ? "imports/run :: progress" : "imports/run";
    }

    /** A kind of oddity in words. */
    record WarningLine(String text, long rows, long firstLine) {}

    private List<WarningLine> warnings(int id, Locale locale) {
        return remarks.warnings(id).stream()
                .map(warning ->
                        new WarningLine(wording.of(warning.notice(), locale), warning.rows(), warning.firstLine()))
                .toList();
    }

    /** A rejected row and why, in words. */
    record RejectionLine(long line, String reason, @Nullable String raw) {}

    private List<RejectionLine> rejections(int id, Locale locale) {
        return remarks.rejections(id, REJECTIONS_SHOWN).stream()
                .map(rejection ->
                        new RejectionLine(rejection.line(), wording.of(rejection.reason(), locale), rejection.raw()))
                .toList();
    }

    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable int id) {
        runs.cancel(find(id).id());
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/start")
    String start(@PathVariable int id, RedirectAttributes redirect) {
        ImportRun run = find(id);
        if (run.state() == ImportState.MAPPING || !runner.start(id)) {
            redirect.addFlashAttribute("flash", Flash.problem("imports.flash.notStartable"));
        }
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/discarding")
    String discard(@PathVariable int id, RedirectAttributes redirect) throws IOException {
        ImportRun run = find(id);
        if (runs.discard(id)) {
            files.delete(id);
            redirect.addFlashAttribute("flash", Flash.done("imports.flash.discarded", run.fileName()));
        }
        return "redirect:/imports";
    }

    private ImportRun find(int id) {
        return runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
