package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import io.rastro.ivr.IvrColumn;
import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.IvrProperties;
import io.rastro.ivr.IvrReport;
import io.rastro.ivr.IvrRequest;
import io.rastro.ivr.IvrRow;
import io.rastro.ivr.IvrService;
import io.rastro.report.Column;
import io.rastro.report.NameColumn;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.CsvDownload;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.DialectChoice;
import io.rastro.report.web.ExportContent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The download of the IVR report: the rows of the table, its total last. */
@Controller
class IvrCsvController {

    private final IvrService service;
    private final IvrProperties properties;
    private final IvrForms forms;
    private final IvrText text;
    private final CsvDownload download;

    IvrCsvController(IvrService service, IvrProperties properties, IvrForms forms, IvrText text, CsvDownload download) {
        this.service = service;
        this.properties = properties;
        this.forms = forms;
        this.text = text;
        this.download = download;
    }

    /** Null when the file was sent; else the form with what is wrong. */
    @GetMapping("/ivr.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        DialectChoice dialect = DialectChoice.of(parameters);
        IvrRequest request = forms.checked(IvrRequest.ofReport(parameters).with(dialect.problems()), reader);
        Optional<IvrFilter> filter = request.filter(properties.serviceLevel());
        if (filter.isEmpty()) {
            return forms.refused(request, reader);
        }
        download.<IvrRow>send(
                name(filter.get()), dialect.dialect(), () -> sheet(filter.get(), reader.scope()), response);
        return null;
    }

    private ExportContent<IvrRow> sheet(IvrFilter filter, ServiceScope scope) {
        IvrReport report = service.export(filter, scope);
        List<IvrRow> rows = new ArrayList<>(report.rows());
        rows.add(report.total());
        return new ExportContent<>(columns(filter), rows::forEach);
    }

    private List<Column<IvrRow>> columns(IvrFilter filter) {
        List<Column<IvrRow>> columns = new ArrayList<>();
        String name = text.of("ivr.grouping." + filter.grouping());
        columns.add(new NameColumn<>("NAME", name, row -> text.name(filter.grouping(), row)));
        for (IvrColumn column : IvrColumn.values()) {
            columns.add(new TitledColumn<>(column, text.header(column, filter)));
        }
        return columns;
    }

    private static CsvFileName name(IvrFilter filter) {
        return new CsvFileName(filter.period(), "file.ivr", "ivr.grouping." + filter.grouping());
    }
}
