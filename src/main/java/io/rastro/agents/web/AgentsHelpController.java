package io.rastro.agents.web;

import io.rastro.agents.AgentsField;
import io.rastro.report.CellWriter;
import io.rastro.report.NumberStyle;
import io.rastro.report.web.Texts;
import java.time.ZoneId;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the help says of the Agents report, drawn from its catalogues. */
@Controller
class AgentsHelpController {

    private final Texts texts;
    private final ZoneId zone;

    AgentsHelpController(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    @GetMapping("/help/agents")
    ModelAndView show() {
        CellWriter cells = new CellWriter(zone, NumberStyle.of(LocaleContextHolder.getLocale()));
        return new ModelAndView("agents/help")
                .addObject("filters", AgentsField.ofReport())
                .addObject("explanations", new AgentsExplanations(texts, cells).all());
    }
}
