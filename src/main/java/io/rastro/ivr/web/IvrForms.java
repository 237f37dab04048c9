package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.PickCheck;
import io.rastro.directory.web.FilterForm;
import io.rastro.directory.web.FilterForms;
import io.rastro.ivr.CallsRequest;
import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.IvrRequest;
import io.rastro.ivr.IvrService;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.web.FilterLinks;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The filter form of the IVR report, with what is wrong at its field. */
@Component
class IvrForms {

    private static final String ACTION = "/ivr";
    private static final String ROW = IvrField.ROW.field().name();

    private final FilterForms forms;
    private final PickCheck picks;
    private final IvrService service;

    IvrForms(FilterForms forms, PickCheck picks, IvrService service) {
        this.service = service;
        this.forms = forms;
        this.picks = picks;
    }

    /** The request with what only the database knows to be wrong; a malformed one is left as it is. */
    IvrRequest checked(IvrRequest request, PortalUser reader) {
        return request.problems().isEmpty()
                ? request.with(picks.problems(request.fields(), request.values(), reader))
                        .with(service.problems(request.values()))
                        .with(rowProblems(request.values(), reader))
                : request;
    }

    /** A row of services, agents or IVRs is one that could be picked. */
    private List<FilterProblem> rowProblems(FilterValues values, PortalUser reader) {
        Optional<IvrGrouping> grouping =
                values.one(IvrGrouping.PARAMETER).flatMap(IvrGrouping::of).filter(IvrGrouping::named);
        return values.one(ROW)
                .filter(row -> grouping.isPresent() && !row.equals(IvrGrouping.NONE))
                .map(row -> picks.problems(
                        ROW, DirectoryKind.valueOf(grouping.orElseThrow().name()), List.of(Long.valueOf(row)), reader))
                .orElse(List.of());
    }

    /** The same of a list of calls. */
    CallsRequest checked(CallsRequest request, List<FilterProblem> more, PortalUser reader) {
        return request.with(checked(request.request().with(more), reader));
    }

    /** The form with nothing wrong: nobody has asked yet, or it is being changed. */
    ModelAndView draft(IvrRequest request, PortalUser reader) {
        return form(new IvrRequest(request.fields(), request.values(), List.of()), reader, HttpStatus.OK);
    }

    /** The form again with what is wrong, and nothing queried. */
    ModelAndView refused(IvrRequest request, PortalUser reader) {
        return form(
                request,
                reader,
                PickCheck.outOfScope(request.problems()) ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST);
    }

    private ModelAndView form(IvrRequest request, PortalUser reader, HttpStatus status) {
        FilterLinks links = links(request);
        FilterForm form = forms.build(
                        ACTION,
                        IvrField.ofForm(),
                        request.values(),
                        request.problems(),
                        kind -> forms.options(kind, reader.scope()),
                        links::editDates)
                .ledBy(IvrGrouping.PARAMETER);
        ModelAndView page = new ModelAndView("ivr/form", status);
        page.addObject("form", form);
        page.addObject("groupings", IvrGrouping.values());
        page.addObject("grouping", request.values().one(IvrGrouping.PARAMETER).orElse(""));
        return page;
    }

    /** The links of the report, whatever narrows the request beyond it. */
    static FilterLinks links(IvrRequest request) {
        return new FilterLinks(IvrField.ofReport().stream().map(IvrField::field).toList(), request.values());
    }
}
