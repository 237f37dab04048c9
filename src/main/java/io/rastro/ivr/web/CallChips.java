package io.rastro.ivr.web;

import io.rastro.directory.web.FilterChips;
import io.rastro.ivr.CallSet;
import io.rastro.ivr.CallsFilter;
import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.IvrService;
import io.rastro.report.FilterValues;
import io.rastro.report.web.Chip;
import io.rastro.report.web.ReportLinks;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says in words which calls are listed: the set, the row of the report, then the report's filters. */
@Component
class CallChips {

    private final FilterChips chips;
    private final IvrService service;
    private final IvrText text;

    CallChips(FilterChips chips, IvrService service, IvrText text) {
        this.chips = chips;
        this.service = service;
        this.text = text;
    }

    List<Chip> of(CallsFilter filter, FilterValues values, ReportLinks links) {
        List<Chip> all = new ArrayList<>();
        if (filter.set() != CallSet.RECEIVED) {
            all.add(new Chip("set", text.of("filter.set." + filter.set()), links.without(IvrField.SET.field())));
        }
        String row = filter.row();
        if (row != null) {
            IvrGrouping grouping = filter.report().grouping();
            String name = text.name(grouping, service.named(grouping, row));
            all.add(new Chip(
                    "row", text.of("ivr.grouping." + grouping) + " " + name, links.without(IvrField.ROW.field())));
        }
        if (filter.node() != null) {
            all.add(new Chip("node", service.nameOf(filter.node()), links.without(IvrField.NODE.field())));
        }
        all.addAll(chips.of(List.of(IvrField.IMPORT), values, links::without));
        all.addAll(chips.of(IvrField.ofForm(), values, links::without));
        return all;
    }
}
