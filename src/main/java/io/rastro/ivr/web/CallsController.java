package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.interaction.web.GridPosition;
import io.rastro.ivr.CallColumn;
import io.rastro.ivr.CallRow;
import io.rastro.ivr.CallService;
import io.rastro.ivr.CallsFilter;
import io.rastro.ivr.CallsRequest;
import io.rastro.ivr.IvrProperties;
import io.rastro.report.KeysetPage;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.CsvDownload;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.DialectChoice;
import io.rastro.report.web.Grid;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The calls behind a number of the IVR report: page by page, or all of them as CSV. */
@Controller
class CallsController {

    static final String PATH = "/ivr/calls";

    private final CallService calls;
    private final IvrProperties properties;
    private final IvrForms forms;
    private final CallChips chips;
    private final IvrText text;
    private final CsvDownload download;
    private final ZoneId zone;

    CallsController(
            CallService calls,
            IvrProperties properties,
            IvrForms forms,
            CallChips chips,
            IvrText text,
            CsvDownload download,
            ZoneId zone) {
        this.calls = calls;
        this.properties = properties;
        this.forms = forms;
        this.chips = chips;
        this.text = text;
        this.download = download;
        this.zone = zone;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        GridPosition position = GridPosition.of(parameters);
        CallsRequest checked = forms.checked(CallsRequest.of(parameters), position.problems(), reader);
        Optional<CallsFilter> filter = checked.filter(properties.serviceLevel());
        return filter.isEmpty()
                ? forms.refused(checked.request(), reader)
                : list(checked, filter.get(), position, reader);
    }

    private ModelAndView list(CallsRequest request, CallsFilter filter, GridPosition position, PortalUser reader) {
        KeysetPage<CallRow> page = calls.page(filter, reader.scope(), position.page());
        CallListLinks links = CallListLinks.of(request.request().values(), filter.order());
        if (page.rows().isEmpty() && position.page().after() != null) {
            return new ModelAndView("redirect:" + PATH + "?" + links.search());
        }
        return new ModelAndView("ivr/calls")
                .addObject("filter", filter)
                .addObject("page", page)
                .addObject("links", links)
                .addObject("here", PATH + "?" + links.page(position.page()))
                .addObject("report", IvrForms.links(request.request()))
                .addObject("chips", chips.of(filter, request.request().values(), links))
                .addObject(
                        "grid", Grid.of(columns(), page.rows(), zone, column -> CallPhoneLayout.place(column.key())));
    }

    /** Null when the file was sent; else the form with what is wrong. */
    @GetMapping("/ivr/calls.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        DialectChoice dialect = DialectChoice.of(parameters);
        CallsRequest checked = forms.checked(CallsRequest.of(parameters), dialect.problems(), reader);
        Optional<CallsFilter> filter = checked.filter(properties.serviceLevel());
        if (filter.isEmpty()) {
            return forms.refused(checked.request(), reader);
        }
        download.<CallRow>send(
                new CsvFileName(filter.get().report().period(), "file.ivr.calls"),
                columns(),
                dialect.dialect(),
                rows -> calls.export(filter.get(), reader.scope(), rows),
                response);
        return null;
    }

    private List<TitledColumn<CallRow>> columns() {
        return Arrays.stream(CallColumn.values())
                .map(column -> new TitledColumn<>(column, text.of(column.headerKey())))
                .toList();
    }
}
