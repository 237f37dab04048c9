package io.rastro.ledger.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.FilterForms;
import io.rastro.directory.web.ReportAddress;
import io.rastro.ledger.LedgerField;
import io.rastro.ledger.LedgerFilter;
import io.rastro.report.web.ReportRequest;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The address of the ledger's list, and of what an incident comes to. */
@Component
class LedgerAddress implements ReportAddress<LedgerFilter> {

    private final FilterForms forms;

    LedgerAddress(FilterForms forms) {
        this.forms = forms;
    }

    @Override
    public List<LedgerField> filters() {
        return List.of(LedgerField.values());
    }

    @Override
    public Set<String> presentation() {
        return ReportRequest.OF_LIST;
    }

    @Override
    public LedgerFilter filter(ReportRequest request) {
        return LedgerFilter.of(request.values(), request.order());
    }

    @Override
    public ModelAndView form(ReportRequest request, PortalUser reader) {
        return new ModelAndView("ledger/form")
                .addObject(
                        "form",
                        forms.build(
                                LedgerController.PATH,
                                LedgerField.ofForm(),
                                request,
                                filter -> forms.options(filter, request, reader),
                                links(request)::editDates));
    }
}
