package io.rastro.ivr.web;

import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.IvrProperties;
import io.rastro.report.web.MeasureExplanation;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the help page asks about the IVR report. A bean, because that page belongs to no report. */
@Component("ivrHelp")
public class IvrHelp {

    private final IvrExplanations explanations;
    private final IvrProperties properties;

    IvrHelp(IvrExplanations explanations, IvrProperties properties) {
        this.explanations = explanations;
        this.properties = properties;
    }

    /** One for each number of the report, with the seconds this portal is set to. */
    public List<MeasureExplanation> explanations() {
        return explanations.of(
                IvrFilter.everything(properties.serviceLevel()),
                properties.shortAbandon().toSeconds(),
                column -> null);
    }
}
