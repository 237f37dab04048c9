package io.rastro.ingestion.web;

import io.rastro.ingestion.ImportRun;
import org.springframework.ui.Model;

/** What a reader is told who comes back to a step of an import that is over: by the back button, or in another tab. */
final class FinishedImportPage {

    private FinishedImportPage() {}

    /** @param whileOpen the end of the key of what is told if its columns are still to be confirmed */
    static String show(ImportRun run, String whileOpen, Model model) {
        String reason = switch (run.state()) {
            case MAPPING -> whileOpen;
            case DISCARDED -> "discarded";
            default -> "started";
        };
        model.addAttribute("run", run);
        model.addAttribute("reason", "imports.over." + reason);
        return "imports/over";
    }
}
