package io.rastro.ivr.web;

import io.rastro.ivr.CallSet;
import io.rastro.ivr.IvrColumn;
import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrRow;
import io.rastro.ivr.MenuNode;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.ReportLinks;
import org.jspecify.annotations.Nullable;

/** The way from a number to the calls it counts: the report's own request, narrowed to a row and a set. */
public record CallLinks(ReportLinks report) {

    @Nullable
    String of(IvrColumn column, IvrRow row) {
        return column.set()
                .filter(set -> row.measures().count(set) > 0)
                .map(set -> of(set, row.key()))
                .orElse(null);
    }

    /**
     * The calls of a set.
     *
     * @param row the key of their row; null: of all rows
     */
    String of(CallSet set, @Nullable String row) {
        QueryString link = report.to(CallsController.PATH);
        if (row != null) {
            link.add(IvrField.ROW.field().name(), row);
        }
        return link.add(IvrField.SET.field().name(), set.name()).toString();
    }

    /** The calls that passed through a place in the menus. */
    public String through(MenuNode node) {
        return at(node, CallSet.RECEIVED);
    }

    /** The calls that left at a place in the menus, in one of three ways. */
    public String ended(MenuNode node, CallSet set) {
        return at(node.ending(), set);
    }

    private String at(MenuNode node, CallSet set) {
        return report.to(CallsController.PATH)
                .add(IvrField.SET.field().name(), set.name())
                .add(IvrField.NODE.field().name(), node.toString())
                .toString();
    }
}
