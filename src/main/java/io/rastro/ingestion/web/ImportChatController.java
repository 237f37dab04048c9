package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.ChatMapping;
import io.rastro.ingestion.ChatSample;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportFormat;
import io.rastro.ingestion.ImportRun;
import io.rastro.ingestion.ImportRunner;
import io.rastro.ingestion.ImportRuns;
import io.rastro.system.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
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

/** An uploaded chat of WhatsApp: what its file does not tell is proposed by us and decided by the reader. */
@Controller
@RequestMapping("/imports/{id}/chat")
class ImportChatController {

    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final UndecidedImports undecided;
    private final ChatPage page;

    ImportChatController(
            ImportRuns runs, ImportFiles files, ImportRunner runner, UndecidedImports undecided, ChatPage page) {
        this.runs = runs;
        this.files = files;
        this.runner = runner;
        this.undecided = undecided;
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
        ChatSample sample = sample(run);
        return page.show(run, sample, mapping(run, sample, user), locale, model);
    }

    /** Every button keeps what was chosen; "start" starts, the other shows the page again. */
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
        ChatSample sample = sample(run);
        ChatForm sent = new ChatForm(form);
        ChatMapping mapping =
                sent.mapping(mapping(run, sample, user), sample.authors().keySet());
        runs.map(id, mapping.write());
        String unknownZone = sent.unknownZone();
        if (unknownZone != null) {
            UndecidedImports.tellUnknownZone(unknownZone, fragment, model, response);
            return page.show(run, sample, mapping, locale, model);
        }
        if (!action.equals("start")) {
            return fragment ? page.show(run, sample, mapping, locale, model) : "redirect:/imports/" + id + "/chat";
        }
        if (!sent.previewed(mapping)) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("flash", Flash.problem("imports.flash.chat.stale"));
            return page.show(run, sample, mapping, locale, model);
        }
        if (!page.startable(sample, mapping)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("flash", Flash.problem("imports.flash.chat.incomplete"));
            return page.show(run, sample, mapping, locale, model);
        }
        return runner.start(id)
                ? "redirect:/imports/" + id
                : UndecidedImports.over(find(id, user), HttpStatus.CONFLICT, model, response);
    }

    private ChatSample sample(ImportRun run) throws IOException {
        return new ChatSample(files.path(run.id()), run.fileName());
    }

    /** What was decided of it, or of the same chat before, or else what can be told. */
    private ChatMapping mapping(ImportRun run, ChatSample sample, PortalUser user) {
        String chosen = run.mapping();
        if (chosen != null) {
            return ChatMapping.read(chosen);
        }
        ChatMapping proposal = page.proposal(sample);
        return sample.decidedBefore(runs.chats(run.source(), user.scope()), proposal)
                .orElse(proposal);
    }

    private ImportRun find(int id, PortalUser user) {
        return undecided.find(id, user, format -> format == ImportFormat.WHATSAPP_CHAT);
    }
}
