package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import io.rastro.ingestion.CsvGuess;
import io.rastro.ingestion.CsvLayout;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvMappings;
import io.rastro.ingestion.CsvSample;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportFormat;
import io.rastro.ingestion.ImportRun;
import io.rastro.ingestion.ImportRunner;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.RememberedMappings;
import io.rastro.ingestion.RememberedMappings.Remembered;
import io.rastro.system.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the columns of an uploaded CSV mean: remembered or proposed by us, decided by the reader, shown on the first rows. */
@Controller
@RequestMapping("/imports/{id}/mapping")
class ImportMappingController {

    private static final String UTC = "UTC";

    /** Buttons that bring a zone of their own. */
    private static final Pattern ANOTHER_ZONE = Pattern.compile("utc|proposal|remembered-.*");

    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final UndecidedImports undecided;
    private final RememberedMappings memory;
    private final MappingPage page;

    ImportMappingController(
            ImportRuns runs,
            ImportFiles files,
            ImportRunner runner,
            UndecidedImports undecided,
            RememberedMappings memory,
            MappingPage page) {
        this.runs = runs;
        this.files = files;
        this.runner = runner;
        this.undecided = undecided;
        this.memory = memory;
        this.page = page;
    }

    @GetMapping
    String show(
            @PathVariable int id,
            @AuthenticationPrincipal PortalUser user,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws IOException {
        ImportRun run = find(id, user);
        if (undecided.isOver(run)) {
            return UndecidedImports.over(run, HttpStatus.GONE, model, response);
        }
        runs.rowsSeen(run, user);
        return page.show(new OpenImport(run, user.scope()), locale, model);
    }

    /** Every button keeps what was chosen; "start" starts, the others show the page again. */
    @PostMapping
    String choose(
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "preview") String action,
            @RequestHeader(name = "HX-Request", required = false) boolean fragment,
            @AuthenticationPrincipal PortalUser user,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws IOException {
        ImportRun run = find(id, user);
        if (undecided.isOver(run)) {
            response.setHeader("HX-Redirect", "/imports/" + id);
            return UndecidedImports.over(run, HttpStatus.CONFLICT, model, response);
        }
        runs.rowsSeen(run, user);
        OpenImport open = new OpenImport(run, user.scope());
        MappingForm sent = new MappingForm(form);
        open.choose(sent, action);
        String unknownZone = ANOTHER_ZONE.matcher(action).matches() ? null : sent.unknownZone();
        if (unknownZone != null) {
            UndecidedImports.tellUnknownZone(unknownZone, fragment, model, response);
            return page.show(open, locale, model);
        }
        if (action.equals("start")) {
            return start(open, sent, user, locale, model, response);
        }
        return fragment ? page.show(open, locale, model) : "redirect:/imports/" + id + "/mapping";
    }

    private String start(
            OpenImport open,
            MappingForm form,
            PortalUser user,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (!form.previewed(open.mapping())) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("flash", Flash.problem("imports.flash.stale"));
            return page.show(open, locale, model);
        }
        if (!page.startable(open)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("flash", Flash.problem("imports.flash.incomplete"));
            return page.show(open, locale, model);
        }
        int id = open.run().id();
        if (!runner.start(id)) {
            return UndecidedImports.over(find(id, user), HttpStatus.CONFLICT, model, response);
        }
        String source = open.run().source();
        memory.remember(open.mapping(), source, form.mappingName(source), user);
        return "redirect:/imports/" + id;
    }

    /** A file whose columns are still to be confirmed. */
    final class OpenImport {

        private final ImportRun run;
        private final CsvSample sample;
        private final CsvMapping proposal;
        private final List<Remembered> remembered;
        private CsvMapping mapping;

        OpenImport(ImportRun run, ServiceScope scope) throws IOException {
            this.run = run;
            this.sample = new CsvSample(files.path(run.id()));
            this.proposal = page.proposal(sample, run.kind());
            this.remembered = memory.suiting(proposal, run.source(), scope);
            String chosen = run.mapping();
            this.mapping = sample.complete(chosen == null ? first() : CsvMappings.read(chosen));
        }

        /** What was decided for the source's files of this shape, or else what the file looks like. */
        private CsvMapping first() {
            return remembered.stream()
                    .filter(known -> known.source().equals(run.source()))
                    .map(Remembered::mapping)
                    .findFirst()
                    .orElse(proposal);
        }

        ImportRun run() {
            return run;
        }

        CsvSample sample() {
            return sample;
        }

        CsvMapping mapping() {
            return mapping;
        }

        List<Remembered> remembered() {
            return remembered;
        }

        boolean isProposal() throws IOException {
            return uses(proposal);
        }

        boolean uses(CsvMapping other) throws IOException {
            return mapping.equals(sample.complete(other));
        }

        void choose(MappingForm form, String action) throws IOException {
            mapping = sample.complete(chosen(form.mapping(mapping), action));
            runs.map(run.id(), CsvMappings.write(mapping));
        }

        private CsvMapping chosen(CsvMapping sent, String action) throws IOException {
            return switch (action) {
                case "asterisk" -> CsvGuess.asterisk(sent.layout(), sample.records(sent.layout()), sent.zone());
                case "proposal" -> proposal;
                case "utc" -> sent.inZone(UTC);
                default ->
                    remembered.stream()
                            .filter(known -> action.equals("remembered-" + known.id()))
                            .map(Remembered::mapping)
                            .findFirst()
                            .orElse(sameTable(sent));
            };
        }

        /** A table elsewhere has other columns: what they mean is proposed again. */
        private CsvMapping sameTable(CsvMapping sent) throws IOException {
            if (sent.layout().equals(mapping.layout())) {
                return sent;
            }
            CsvLayout layout = sample.settled(sent.layout(), mapping.layout());
            return sample.proposal(run.kind(), layout, sent.zone()).decidedBy(sent);
        }
    }

    private ImportRun find(int id, PortalUser user) {
        return undecided.find(id, user, format -> format != ImportFormat.WHATSAPP_CHAT);
    }
}
