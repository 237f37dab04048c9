package io.rastro.ivr.web;

import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrGrouping;
import io.rastro.report.web.FilterLinks;
import java.util.Arrays;
import java.util.List;

/** The same request under another grouping. */
public record GroupingLink(IvrGrouping grouping, String query) {

    static List<GroupingLink> of(FilterLinks links) {
        return Arrays.stream(IvrGrouping.values())
                .map(grouping -> new GroupingLink(
                        grouping,
                        links.query(field -> !field.equals(IvrField.GROUP_BY.field()))
                                .add(IvrGrouping.PARAMETER, grouping.name())
                                .toString()))
                .toList();
    }
}
