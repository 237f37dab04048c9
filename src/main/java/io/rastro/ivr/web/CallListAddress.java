package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.PickCheck;
import io.rastro.directory.web.ReportAddress;
import io.rastro.ivr.CallSet;
import io.rastro.ivr.CallsFilter;
import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.MenuNode;
import io.rastro.report.FilterCheck;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.web.ReportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The address of the list of calls: a report, narrowed to what one of its numbers counts. */
@Component
class CallListAddress implements ReportAddress<CallsFilter> {

    private static final String ROW = IvrField.ROW.field().name();
    private static final String NODE = IvrField.NODE.field().name();

    private final IvrAddress report;
    private final PickCheck picks;

    CallListAddress(IvrAddress report, PickCheck picks) {
        this.report = report;
        this.picks = picks;
    }

    @Override
    public List<IvrField> filters() {
        return IvrField.ofCalls();
    }

    @Override
    public Optional<String> file() {
        return Optional.of(CallsController.PATH);
    }

    @Override
    public Set<String> presentation() {
        return Set.of(Order.PARAMETER, ReportRequest.AFTER, ReportRequest.BEFORE, ReportRequest.DIALECT);
    }

    @Override
    public List<FilterProblem> problems(ReportRequest request) {
        FilterValues values = request.values();
        List<FilterProblem> problems = new ArrayList<>(FilterCheck.problems(fields(), values));
        problems.addAll(rowProblems(values));
        values.one(NODE)
                .filter(text -> MenuNode.parse(text).isEmpty())
                .ifPresent(text -> problems.add(new FilterProblem(NODE, "filter.problem.node-unknown", text)));
        return problems;
    }

    private static List<FilterProblem> rowProblems(FilterValues values) {
        Optional<String> row = values.one(ROW);
        Optional<IvrGrouping> grouping = grouping(values);
        if (row.isEmpty() || grouping.filter(known -> known.isKey(row.get())).isPresent()) {
            return List.of();
        }
        return List.of(
                grouping.isEmpty()
                        ? new FilterProblem(ROW, "filter.problem.row-alone")
                        : new FilterProblem(ROW, "filter.problem.row-unknown", row.get()));
    }

    /** A row of services, agents or IVRs is one that could be picked. */
    @Override
    public List<FilterProblem> unknown(ReportRequest request, PortalUser reader) {
        List<FilterProblem> problems = new ArrayList<>(report.unknown(request, reader));
        FilterValues values = request.values();
        Optional<IvrGrouping> grouping = grouping(values).filter(IvrGrouping::named);
        values.one(ROW)
                .filter(row -> grouping.isPresent() && !row.equals(IvrGrouping.NONE))
                .ifPresent(row -> problems.addAll(picks.problems(
                        ROW,
                        DirectoryKind.valueOf(grouping.orElseThrow().name()),
                        List.of(Long.valueOf(row)),
                        reader)));
        return problems;
    }

    private static Optional<IvrGrouping> grouping(FilterValues values) {
        return values.one(IvrGrouping.PARAMETER).flatMap(IvrGrouping::of);
    }

    @Override
    public CallsFilter filter(ReportRequest request) {
        FilterValues values = request.values();
        return new CallsFilter(
                report.filter(request),
                values.one(ROW).orElse(null),
                values.one(IvrField.SET.field().name()).flatMap(CallSet::of).orElse(CallSet.RECEIVED),
                values.one(NODE).flatMap(MenuNode::parse).orElse(null),
                values.ids(IvrField.IMPORT.field()),
                request.order());
    }

    @Override
    public ModelAndView form(ReportRequest request, PortalUser reader) {
        return report.form(request, reader);
    }
}
