package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.ReportAddress;
import io.rastro.interaction.InteractionField;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The address of a draw: that of the search it is drawn from, with its size, seed and moment. */
@Component
class DrawAddress implements ReportAddress<DrawRequest> {

    private final InteractionAddress search;

    DrawAddress(InteractionAddress search) {
        this.search = search;
    }

    @Override
    public List<InteractionField> filters() {
        return search.filters();
    }

    @Override
    public List<FilterField> fields() {
        return search.fields();
    }

    @Override
    public Set<String> presentation() {
        return Stream.concat(
                        search.presentation().stream(),
                        Stream.of(DrawRequest.SIZE, DrawRequest.SEED, DrawRequest.DRAWN))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<FilterProblem> problems(ReportRequest request) {
        List<FilterProblem> problems = new ArrayList<>(search.problems(request));
        problems.addAll(DrawRequest.problems(new FilterValues(request.parameters())));
        return problems;
    }

    @Override
    public DrawRequest filter(ReportRequest request) {
        return DrawRequest.of(search.filter(request), new FilterValues(request.parameters()));
    }

    @Override
    public ModelAndView form(ReportRequest request, PortalUser reader) {
        return search.form(request, reader);
    }

    @Override
    public ReportLinks links(ReportRequest request) {
        return search.links(request);
    }
}
