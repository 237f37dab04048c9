package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.ChatSample;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvMappings;
import io.rastro.ingestion.CsvSample;
import io.rastro.ingestion.FileType;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportFormat;
import io.rastro.ingestion.ImportRunner;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.Recalculation;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.RememberedMappings;
import io.rastro.ingestion.TextCleaner;
import io.rastro.ingestion.WorkbookSize;
import io.rastro.system.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The door for people: what was brought in before, and the form that brings in more. */
@Controller
@RequestMapping("/imports")
class UploadController {

    private static final Logger log = LoggerFactory.getLogger(UploadController.class);

    private static final String UNREADABLE = "imports.file.unreadable";

    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final Recalculation recalculation;
    private final RememberedMappings memory;
    private final ZoneId zone;

    UploadController(
            ImportRuns runs,
            ImportFiles files,
            ImportRunner runner,
            Recalculation recalculation,
            RememberedMappings memory,
            ZoneId zone) {
        this.runs = runs;
        this.files = files;
        this.runner = runner;
        this.recalculation = recalculation;
        this.memory = memory;
        this.zone = zone;
    }

    @GetMapping
    String list(@AuthenticationPrincipal PortalUser user, Model model) {
        model.addAttribute("form", new UploadForm(RecordKind.INTERACTION, ""));
        return page(user, model);
    }

    private String page(PortalUser user, Model model) {
        model.addAttribute("runs", runs.latest(user.scope()));
        model.addAttribute("recalculation", recalculation.progress().orElse(null));
        model.addAttribute("mappings", memory.latest(user.scope()));
        model.addAttribute("sources", runs.sources(user.scope()));
        model.addAttribute("kinds", kinds(user));
        model.addAttribute("zone", zone.getId());
        return "imports/list";
    }

    private static List<RecordKind> kinds(PortalUser user) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> kind.belongsToServices() || user.scope().all())
                .toList();
    }

    @PostMapping
    String upload(
            @ModelAttribute("form") UploadForm form,
            @RequestParam("file") MultipartFile file,
            @AuthenticationPrincipal PortalUser user,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response)
            throws IOException {
        if (!form.kind().belongsToServices() && !user.scope().all()) {
            throw new AccessDeniedException("Records that belong to no service are sent by who sees all");
        }
        if (file.isEmpty() || !form.namesItsSource()) {
            model.addAttribute("fileMissing", file.isEmpty());
            model.addAttribute("sourceWrong", !form.namesItsSource());
            return refused(user, model, response);
        }
        Path received;
        try {
            received = receive(file);
        } catch (ZipException damaged) {
            model.addAttribute("fileRefused", UNREADABLE);
            return refused(user, model, response);
        }
        String refusal = refusal(received, form.kind());
        if (refusal != null) {
            Files.delete(received);
            model.addAttribute("fileRefused", refusal);
            return refused(user, model, response);
        }
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("").replace('\0', ' ');
        ImportFormat format = FileType.of(received).format().orElseThrow();
        format.contradiction(name)
                .ifPresent(ending ->
                        redirect.addFlashAttribute("flash", Flash.warning("imports.file.named." + format, ending)));
        return begin(
                received,
                new ImportRuns.Upload(
                        form.kind(),
                        form.source(),
                        name,
                        Files.size(received),
                        format,
                        user.getUsername(),
                        user.scope()));
    }

    /** The key of the message that says why a file is not taken; null: it is. */
    private @Nullable String refusal(Path file, RecordKind kind) throws IOException {
        FileType type = FileType.of(file);
        ImportFormat format = type.format().orElse(null);
        if (format == null) {
            return type.messageKey();
        }
        if (format == ImportFormat.WHATSAPP_CHAT) {
            return refusalOfChat(file, kind);
        }
        return format.isTable() ? refusalOfTable(format, file) : null;
    }

    private static @Nullable String refusalOfChat(Path file, RecordKind kind) throws IOException {
        if (kind != RecordKind.INTERACTION) {
            return "imports.file.chat.kind";
        }
        return Files.size(file) > ChatSample.LARGEST_BYTES ? "imports.file.chat.tooLarge" : null;
    }

    private static @Nullable String refusalOfTable(ImportFormat format, Path file) {
        try {
            if (format == ImportFormat.XLSX && !WorkbookSize.fits(file)) {
                return "imports.file.workbook.tooLarge";
            }
            CsvSample sample = new CsvSample(file);
            return !sample.hasRows() ? "imports.file.noRows" : sample.isTable() ? null : "imports.file.noTable";
        } catch (IOException unreadable) {
            log.info("An upload cannot be read: {}", unreadable.getMessage());
            return UNREADABLE;
        }
    }

    private String refused(PortalUser user, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(user, model);
    }

    private Path receive(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return files.receive(in);
        }
    }

    /**
     * What a file does not tell is asked on a page of its own: of a chat always, of a table unless its columns are named by the
     * fields they hold.
     */
    private String begin(Path received, ImportRuns.Upload upload) throws IOException {
        int id = runs.create(upload);
        files.assign(received, id);
        if (upload.format().isTable()) {
            CsvSample sample = new CsvSample(files.path(id));
            CsvMapping proposal = sample.proposal(upload.kind(), zone);
            if (!sample.namesItsFields(proposal)) {
                return "redirect:/imports/" + id + "/mapping";
            }
            runs.map(id, CsvMappings.write(proposal));
        } else if (upload.format() == ImportFormat.WHATSAPP_CHAT) {
            return "redirect:/imports/" + id + "/" + upload.format().step();
        }
        runner.start(id);
        return "redirect:/imports/" + id;
    }

    /** What the reader says about a file; interactions unless told otherwise. */
    record UploadForm(RecordKind kind, String source) {

        UploadForm {
            kind = Objects.requireNonNullElse(kind, RecordKind.INTERACTION);
            source = Objects.requireNonNullElse(source, "").strip();
        }

        boolean namesItsSource() {
            return !source.isEmpty() && source.length() <= TextCleaner.NAME_LIMIT;
        }
    }
}
