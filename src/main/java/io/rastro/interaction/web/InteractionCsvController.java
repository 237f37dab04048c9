package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.PickCheck;
import io.rastro.interaction.InteractionColumn;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.InteractionRequest;
import io.rastro.interaction.InteractionRow;
import io.rastro.interaction.InteractionService;
import io.rastro.report.CsvDialect;
import io.rastro.report.web.CsvDownload;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.DialectChoice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The download of interaction tracking: the same query string as the grid, all rows. */
@Controller
class InteractionCsvController {

    private final InteractionService interactions;
    private final PickCheck picks;
    private final InteractionController pages;
    private final CsvDownload download;

    InteractionCsvController(
            InteractionService interactions, PickCheck picks, InteractionController pages, CsvDownload download) {
        this.interactions = interactions;
        this.picks = picks;
        this.pages = pages;
        this.download = download;
    }

    /** Null when the file was sent; else the form with what is wrong. */
    @GetMapping("/interactions.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        DialectChoice dialect = DialectChoice.of(parameters);
        InteractionRequest request = InteractionRequest.of(parameters).with(dialect.problems());
        Optional<InteractionFilter> filter = request.filter();
        if (filter.isPresent()) {
            request = request.with(
                    picks.problems(filter.get().fields(), filter.get().values(), reader));
        }
        if (filter.isEmpty() || !request.problems().isEmpty()) {
            return pages.refused(request, reader);
        }
        send(filter.get(), dialect.dialect(), reader, response);
        return null;
    }

    private void send(InteractionFilter filter, CsvDialect dialect, PortalUser reader, HttpServletResponse response)
            throws IOException, InterruptedException {
        List<InteractionColumn> columns = InteractionColumn.of(filter.medium());
        download.<InteractionRow>send(
                name(filter), columns, dialect, rows -> interactions.export(filter, reader.scope(), rows), response);
    }

    private static CsvFileName name(InteractionFilter filter) {
        return new CsvFileName(
                filter.period(), "file.interactions", filter.medium().messageKey());
    }
}
