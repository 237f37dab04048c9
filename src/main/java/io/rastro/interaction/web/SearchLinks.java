package io.rastro.interaction.web;

import io.rastro.interaction.Draw;
import io.rastro.interaction.InteractionField;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.Medium;
import io.rastro.report.Cursor;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.web.QueryString;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The query strings that lead from one search to the next: none ever loses a filter that it does not mean to. */
public final class SearchLinks implements PageLinks {

    private final @Nullable Medium medium;
    private final FilterValues values;
    private final Order order;

    SearchLinks(@Nullable Medium medium, FilterValues values, Order order) {
        this.medium = medium;
        this.values = values;
        this.order = order;
    }

    @Override
    public String search() {
        return query(field -> true, order).toString();
    }

    public String without(FilterField left) {
        return query(field -> !field.equals(left), order).toString();
    }

    @Override
    public String after(Cursor cursor) {
        return query(field -> true, order).add("after", cursor.toString()).toString();
    }

    @Override
    public String before(Cursor cursor) {
        return query(field -> true, order).add("before", cursor.toString()).toString();
    }

    /** A list drawn from it. */
    public String draw(Draw draw) {
        return query(field -> true, order)
                .add("size", String.valueOf(draw.size()))
                .add("seed", String.valueOf(draw.seed()))
                .add("drawn", String.valueOf(draw.before().getEpochSecond()))
                .toString();
    }

    /** Another list of that size, drawn when it is asked for. */
    public String drawAgain(int size) {
        return query(field -> true, order).add("size", String.valueOf(size)).toString();
    }

    public String reordered() {
        return query(field -> true, order.reversed()).toString();
    }

    public String countedExactly() {
        return query(field -> true, order).add("count", "exact").toString();
    }

    public String csv(String dialect) {
        return query(field -> true, order).add("dialect", dialect).toString();
    }

    /** Back into the form. */
    public String edit() {
        return draft(query(field -> true, order));
    }

    /** Back into the form with other dates. */
    public String editDates(String from, String to) {
        return draft(query(field -> !field.equals(InteractionField.DATE.field()), order)
                .add("from", from)
                .add("to", to));
    }

    // With a medium chosen, an absent service status is the reader's choice: it must not be preselected again.
    private String draft(QueryString query) {
        if (medium != null && values.all("serviceStatus").isEmpty()) {
            query.add("serviceStatus", "");
        }
        return query.add("edit", "1").toString();
    }

    private QueryString query(Predicate<FilterField> kept, Order requested) {
        QueryString query = new QueryString();
        if (medium != null) {
            query.add(InteractionFilter.MEDIUM, medium.name());
        }
        for (InteractionField declared : InteractionField.values()) {
            if (kept.test(declared.field())) {
                declared.field().parameters().forEach(parameter -> query.add(parameter, values.all(parameter)));
            }
        }
        return requested == Order.NEWEST ? query : query.add(Order.PARAMETER, requested.code());
    }
}
