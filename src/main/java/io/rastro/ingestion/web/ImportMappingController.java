package io.rastro.ingestion.web;

import io.rastro.ingestion.Checked;
import io.rastro.ingestion.CsvGuess;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvMappings;
import io.rastro.ingestion.CsvSample;
import io.rastro.ingestion.CsvTarget;
import io.rastro.ingestion.CsvWords;
import io.rastro.ingestion.Derived;
import io.rastro.ingestion.Fingerprinted;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportRun;
import io.rastro.ingestion.ImportRunner;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.ImportState;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.Notice;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.Wording;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.system.web.Flash;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the columns of an uploaded CSV mean: proposed by us, decided by the reader, shown on the first rows. */
@Controller
@RequestMapping("/imports/{id}/mapping")
class ImportMappingController {

    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final Wording wording;
    private final Clock clock;
    private final ZoneId zone;

    ImportMappingController(
            ImportRuns runs, ImportFiles files, ImportRunner runner, Wording wording, Clock clock, ZoneId zone) {
        this.runs = runs;
        this.files = files;
        this.runner = runner;
        this.wording = wording;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping
    String page(@PathVariable int id, Locale locale, Model model) throws IOException {
        ImportRun run = find(id);
        if (run.state() != ImportState.MAPPING) {
            return "redirect:/imports/" + id;
        }
        CsvSample sample = new CsvSample(files.path(id));
        CsvMapping mapping = mapping(run, sample);
        model.addAttribute("run", run);
        model.addAttribute("mapping", mapping);
        model.addAttribute("records", sample.records(mapping.delimiter()));
        model.addAttribute("statuses", statuses(sample, mapping));
        model.addAttribute("missing", mapping.missing());
        model.addAttribute("preview", preview(sample, mapping, locale));
        addChoices(run.kind(), model);
        return "imports/mapping";
    }

    private CsvMapping mapping(ImportRun run, CsvSample sample) throws IOException {
        String chosen = run.mapping();
        if (chosen != null) {
            return CsvMappings.read(chosen);
        }
        return sample.proposal(run.kind(), zone);
    }

    private static Map<String, String> statuses(CsvSample sample, CsvMapping mapping) throws IOException {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String value : sample.statuses(mapping)) {
            String usual = Optional.ofNullable(CsvWords.status(mapping.records(), value)).orElse("");
            meanings.put(value, mapping.statuses().getOrDefault(value, usual));
        }
        return meanings;
    }

    /** A row of the file as it would be stored. */
    record PreviewLine(long line, @Nullable IncomingInteraction facts, List<String> remarks, boolean rejected) {}

    private List<PreviewLine> preview(CsvSample sample, CsvMapping mapping, Locale locale) throws IOException {
        if (!mapping.missing().isEmpty()) {
            return List.of();
        }
        return sample.preview(mapping, clock.instant()).stream()
                .map(checked -> line(checked, locale))
                .toList();
    }

    private PreviewLine line(Checked checked, Locale locale) {
        Fingerprinted passed = checked.passed();
        Notice reason = checked.reason();
        List<String> remarks = reason == null
                ? checked.warnings().stream()
                        .map(notice -> wording.of(notice, locale))
                        .toList()
                : List.of(wording.of(reason, locale));
        IncomingInteraction facts =
                passed != null && passed.content() instanceof Derived derived ? derived.facts() : null;
        return new PreviewLine(checked.row().line(), facts, remarks, passed == null);
    }

    private static void addChoices(RecordKind kind, Model model) {
        model.addAttribute("delimiters", new TreeMap<>(MappingForm.DELIMITERS));
        model.addAttribute("targets", CsvTarget.of(kind));
        model.addAttribute("media", Medium.values());
        model.addAttribute("directions", Direction.values());
        model.addAttribute("meanings", kind.statusMeanings());
        model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
    }

    /** Every button keeps what was chosen; "start" starts, "asterisk" chooses anew, the others show the page again. */
    @PostMapping
    String choose(
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(name = "action", defaultValue = "preview") String action,
            RedirectAttributes redirect)
            throws IOException {
        ImportRun run = find(id);
        CsvMapping mapping = chosen(run, new MappingForm(form).mapping(run.kind(), zone.getId()), action);
        runs.map(id, CsvMappings.write(mapping));
        if (!action.equals("start")) {
            return "redirect:/imports/" + id + "/mapping";
        }
        if (!mapping.missing().isEmpty() || !runner.start(id)) {
            redirect.addFlashAttribute("flash", Flash.problem("imports.flash.incomplete"));
            return "redirect:/imports/" + id + "/mapping";
        }
        return "redirect:/imports/" + id;
    }

    /** Another delimiter makes other columns: what they mean is proposed again. */
    private CsvMapping chosen(ImportRun run, CsvMapping sent, String action) throws IOException {
        CsvSample sample = new CsvSample(files.path(run.id()));
        if (action.equals("asterisk")) {
            return CsvGuess.asterisk(sent.delimiter(), sent.zone());
        }
        boolean sameColumns = sent.delimiter() == mapping(run, sample).delimiter();
        return sameColumns
                ? sent
                : CsvGuess.mapping(run.kind(), sent.delimiter(), sample.records(sent.delimiter()), sent.zone());
    }

    private ImportRun find(int id) {
        return runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
