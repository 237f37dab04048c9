package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.CsvSample;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportFormat;
import io.rastro.ingestion.ImportRunner;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.Recalculation;
import io.rastro.ingestion.RecordKind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
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
    private final Recalculation recalculation;
    private final ZoneId zone;

    UploadController(
            ImportRuns runs, ImportFiles files, ImportRunner runner, Recalculation recalculation, ZoneId zone) {
        this.runs = runs;
        this.files = files;
        this.runner = runner;
        this.recalculation = recalculation;
        this.zone = zone;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("form", new UploadForm(RecordKind.INTERACTION, ""));
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("runs", runs.latest());
        model.addAttribute("recalculation", recalculation.progress().orElse(null));
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
        List<String> missing = missing(form.kind(), format, received);
        if (!missing.isEmpty()) {
            Files.delete(received);
            model.addAttribute("columnsMissing", String.join(", ", missing));
            return refused(model, response);
        }
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

    /** The columns of interactions are asked for on a page of their own; those of other kinds say what they are. */
    private List<String> missing(RecordKind kind, ImportFormat format, Path file) throws IOException {
        boolean headed = format == ImportFormat.CSV && kind != RecordKind.INTERACTION;
        return headed ? new CsvSample(file).missing(kind, zone) : List.of();
    }

    private String begin(Path received, ImportRuns.Upload upload) throws IOException {
        int id = runs.create(upload);
        files.assign(received, id);
        if (upload.kind() == RecordKind.INTERACTION && upload.format() == ImportFormat.CSV) {
            return "redirect:/imports/" + id + "/mapping";
        }
        runner.start(id);
        return "redirect:/imports/" + id;
    }
}
