package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportFormat;
import io.rastro.ingestion.ImportRun;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.ImportState;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Uploaded files of which something is to be decided before they are brought in, and what is said once that is over. */
@Component
class UndecidedImports {

    private final ImportRuns runs;
    private final ImportFiles files;

    UndecidedImports(ImportRuns runs, ImportFiles files) {
        this.runs = runs;
        this.files = files;
    }

    /**
     * An upload that its reader may see.
     *
     * @throws ResponseStatusException there is none of such a format
     */
    ImportRun find(int id, PortalUser user, Predicate<ImportFormat> wanted) {
        return runs.find(id, user.scope())
                .filter(run -> wanted.test(run.format()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    boolean isOver(ImportRun run) {
        return run.state() != ImportState.MAPPING || !Files.exists(files.path(run.id()));
    }

    static String over(ImportRun run, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        return FinishedImportPage.show(run, "fileGone", model);
    }

    /** The page again, with the zone as it was typed; a page that follows what is typed goes on doing so. */
    static void tellUnknownZone(String typed, boolean fragment, Model model, HttpServletResponse response) {
        if (!fragment) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        model.addAttribute("unknownZone", typed);
    }
}
