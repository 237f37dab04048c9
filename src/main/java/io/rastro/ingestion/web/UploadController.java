package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvMappings;
import io.rastro.ingestion.CsvSample;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportFormat;
import io.rastro.ingestion.ImportRunner;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.RememberedMappings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The door for people: what was brought in before, and the form that brings in more. */
@Controller
@RequestMapping("/imports")
class UploadController {

    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final RememberedMappings memory;
    private final ZoneId zone;

    UploadController(ImportRuns runs, ImportFiles files, ImportRunner runner, RememberedMappings memory, ZoneId zone) {
        this.runs = runs;
        this.files = files;
        this.runner = runner;
        this.memory = memory;
        this.zone = zone;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("form", new UploadForm(RecordKind.INTERACTION, ""));
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("runs", runs.latest());
        model.addAttribute("mappings", memory.latest());
        model.addAttribute("sources", runs.sources());
        model.addAttribute("kinds", RecordKind.values());
        return "imports/list";
    }

    @PostMapping
    String upload(
            @ModelAttribute("form") UploadForm form,
            @RequestParam("file") MultipartFile file,
            @AuthenticationPrincipal PortalUser user,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (file.isEmpty() || !form.namesItsSource()) {
            model.addAttribute("fileMissing", file.isEmpty());
            model.addAttribute("sourceWrong", !form.namesItsSource());
            return refused(model, response);
        }
        Path received = receive(file);
        ImportFormat format = ImportFormat.of(received);
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("").replace('\0', ' ');
        return begin(
                received,
                new ImportRuns.Upload(
                        form.kind(), form.source(), name, Files.size(received), format, user.getUsername()));
    }

    private String refused(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(model);
    }

    private Path receive(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return files.receive(in);
        }
    }

    /** What the columns of a CSV mean is asked on a page of their own, unless they are named by the fields they hold. */
    private String begin(Path received, ImportRuns.Upload upload) throws IOException {
        int id = runs.create(upload);
        files.assign(received, id);
        if (upload.format() == ImportFormat.CSV) {
            CsvSample sample = new CsvSample(files.path(id));
            CsvMapping proposal = sample.proposal(upload.kind(), zone);
            if (!sample.namesItsFields(proposal)) {
                return "redirect:/imports/" + id + "/mapping";
            }
            runs.map(id, CsvMappings.write(proposal));
        }
        runner.start(id);
        return "redirect:/imports/" + id;
    }
}
