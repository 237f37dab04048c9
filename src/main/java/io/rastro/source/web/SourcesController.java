package io.rastro.source.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.NoticeText;
import io.rastro.source.BucketRow;
import io.rastro.source.ConnectedSources;
import io.rastro.source.SettingMap;
import io.rastro.source.SourceBuckets;
import io.rastro.source.SourceDraft;
import io.rastro.source.SourceDraftCheck;
import io.rastro.source.SourceState;
import io.rastro.source.SourceType;
import io.rastro.source.WebhookType;
import io.rastro.system.web.Flash;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Systems that are connected: how each fares, what it would bring in, and what of it is in no record. For who sees all services. */
@Controller
@RequestMapping("/admin/sources")
class SourcesController {

    private static final String TO_LIST = "redirect:/admin/sources";

    private final ConnectedSources sources;
    private final SourceDraftCheck check;
    private final SourceBuckets buckets;
    private final NoticeText notices;
    private final ZoneId zone;

    SourcesController(
            ConnectedSources sources, SourceDraftCheck check, SourceBuckets buckets, NoticeText notices, ZoneId zone) {
        this.sources = sources;
        this.check = check;
        this.buckets = buckets;
        this.notices = notices;
        this.zone = zone;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal PortalUser administrator) {
        admit(administrator);
        return new ModelAndView("sources/list")
                .addObject("sources", sources.list())
                .addObject("types", sources.types());
    }

    /** A source's data is of all services. */
    private static void admit(PortalUser administrator) {
        if (!administrator.scope().all()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    @GetMapping("/new")
    ModelAndView form(@RequestParam String type, @AuthenticationPrincipal PortalUser administrator) {
        admit(administrator);
        return form(HttpStatus.OK, SourceForm.empty(type(type), zone), null);
    }

    private SourceType type(String key) {
        return sources.type(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView form(HttpStatus status, SourceForm form, @Nullable Integer id) {
        return new ModelAndView("sources/form", status)
                .addObject("form", form)
                .addObject("id", id)
                .addObject("leaders", check.leaders(id));
    }

    @PostMapping
    ModelAndView add(
            @RequestParam String type,
            @RequestParam Map<String, String> entered,
            @AuthenticationPrincipal PortalUser administrator) {
        admit(administrator);
        SourceForm form = checked(SourceForm.read(type(type), entered, null), null);
        return form.isSound()
                ? to(sources.add(form.draft(zone), administrator))
                : form(HttpStatus.BAD_REQUEST, form, null);
    }

    private SourceForm checked(SourceForm form, @Nullable Integer id) {
        SourceForm checked = check.isTaken(form.name(), id) ? form.withProblem("name", "source.name.taken") : form;
        if (!checked.isSound()) {
            return checked;
        }
        SourceDraft draft = checked.draft(zone);
        if (!check.isLed(draft, id)) {
            return checked.withProblem("sameAs", "source.sameAs.wrong");
        }
        for (String setting : check.readAlready(draft, id)) {
            checked = checked.withProblem(SourceForm.PREFIX + setting, "source.problem.READ_ALREADY");
        }
        for (String setting : check.toldOtherwise(draft, id)) {
            checked = checked.withProblem(SourceForm.PREFIX + setting, "source.problem.TOLD_OTHERWISE");
        }
        return checked;
    }

    private static ModelAndView to(int id) {
        return new ModelAndView(TO_LIST + "/" + id);
    }

    @GetMapping("/{id}")
    ModelAndView source(@PathVariable int id, @AuthenticationPrincipal PortalUser administrator) {
        return page(source(administrator, id));
    }

    private SourceState source(PortalUser administrator, int id) {
        admit(administrator);
        return sources.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView page(SourceState source) {
        return new ModelAndView("sources/source")
                .addObject("source", source)
                .addObject(
                        "delivers",
                        sources.type(source.type())
                                .filter(WebhookType.class::isInstance)
                                .isPresent())
                .addObject("buckets", buckets.counts(source.id()));
    }

    /** Reads, and stores nothing. */
    @GetMapping("/{id}/preview")
    ModelAndView preview(@PathVariable int id, @AuthenticationPrincipal PortalUser administrator) {
        SourceState source = source(administrator, id);
        type(source.type());
        return page(source).addObject("answer", sources.tryOut(id));
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(@PathVariable int id, @AuthenticationPrincipal PortalUser administrator) {
        SourceState source = source(administrator, id);
        return form(HttpStatus.OK, SourceForm.of(type(source.type()), source, zone), id);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable int id,
            @RequestParam Map<String, String> entered,
            @AuthenticationPrincipal PortalUser administrator) {
        SourceState source = source(administrator, id);
        SourceForm form = checked(SourceForm.read(type(source.type()), entered, source), id);
        if (!form.isSound()) {
            return form(HttpStatus.BAD_REQUEST, form, id);
        }
        sources.change(id, form.draft(zone));
        return to(id);
    }

    /** Takes what a preview proposed, as it was looked over; the next preview shows what comes of it. */
    @PostMapping("/{id}/proposals/{setting}")
    ModelAndView take(
            @PathVariable int id,
            @PathVariable String setting,
            @RequestParam String lines,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        source(administrator, id);
        SettingMap told = SettingMap.of(lines);
        if (told.ours().isEmpty()) {
            redirect.addFlashAttribute("flash", Flash.warning("source.proposal.none"));
        } else {
            tell(id, setting, told);
            redirect.addFlashAttribute(
                    "flash", Flash.done("source.proposal.done", told.ours().size()));
        }
        return new ModelAndView(TO_LIST + "/" + id + "/preview");
    }

    private void tell(int id, String setting, SettingMap told) {
        try {
            sources.tell(id, setting, told);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
    }

    @PostMapping("/{id}/enabling")
    ModelAndView enable(@PathVariable int id, @AuthenticationPrincipal PortalUser administrator) {
        source(administrator, id);
        sources.enable(id, true);
        return to(id);
    }

    @PostMapping("/{id}/disabling")
    ModelAndView disable(@PathVariable int id, @AuthenticationPrincipal PortalUser administrator) {
        source(administrator, id);
        sources.enable(id, false);
        return to(id);
    }

    @PostMapping("/{id}/reading")
    ModelAndView readAgain(
            @PathVariable int id, @AuthenticationPrincipal PortalUser administrator, RedirectAttributes redirect) {
        SourceState source = source(administrator, id);
        sources.readAgain(id);
        redirect.addFlashAttribute("flash", Flash.done("source.readAgain.done", source.name()));
        return to(id);
    }

    @GetMapping("/{id}/buckets/{bucket}")
    ModelAndView bucket(
            @PathVariable int id,
            @PathVariable String bucket,
            @RequestParam(defaultValue = "0") long after,
            @AuthenticationPrincipal PortalUser administrator,
            Locale locale) {
        SourceState source = source(administrator, id);
        List<BucketRow> rows = buckets.page(id, bucket, after);
        return new ModelAndView("sources/bucket")
                .addObject("source", source)
                .addObject("bucket", bucket)
                .addObject("total", buckets.counts(id).getOrDefault(bucket, 0L))
                .addObject("retriable", rows.stream().anyMatch(row -> row.groupNumber() != null))
                .addObject(
                        "rows",
                        rows.stream()
                                .map(row -> BucketLine.of(row, notices, locale))
                                .toList());
    }

    /** @param reason in words; null: the bucket says it all */
    record BucketLine(BucketRow row, @Nullable String reason) {

        static BucketLine of(BucketRow row, NoticeText notices, Locale locale) {
            return new BucketLine(row, row.reason() == null ? null : notices.of(row.reason(), locale));
        }
    }

    @PostMapping("/{id}/buckets/{bucket}/retry")
    ModelAndView retry(
            @PathVariable int id,
            @PathVariable String bucket,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        source(administrator, id);
        int stored = buckets.retry(id, bucket);
        redirect.addFlashAttribute(
                "flash", stored > 0 ? Flash.done("source.retry.done", stored) : Flash.warning("source.retry.none"));
        return to(id);
    }
}
