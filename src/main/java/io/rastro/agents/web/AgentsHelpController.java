package io.rastro.agents.web;

import io.rastro.agents.AgentsField;
import io.rastro.directory.web.ReportPages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the help says of the Agents report, drawn from its catalogues. */
@Controller
class AgentsHelpController {

    private final ReportPages pages;

    AgentsHelpController(ReportPages pages) {
        this.pages = pages;
    }

    @GetMapping("/help/agents")
    ModelAndView show() {
        return new ModelAndView("agents/help")
                .addObject("filters", AgentsField.ofReport())
                .addObject("explanations", new AgentsExplanations(pages.texts(), pages.cells()).all());
    }
}
