package io.rastro.ivr.web;

import io.rastro.interaction.web.PageLinks;
import io.rastro.ivr.IvrField;
import io.rastro.report.Cursor;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.web.FilterLinks;
import io.rastro.report.web.QueryString;

/** The query strings that lead from one part of the list of calls to the next. */
public record CallListLinks(FilterLinks links, Order order) implements PageLinks {

    static CallListLinks of(FilterValues values, Order order) {
        return new CallListLinks(
                new FilterLinks(IvrField.ofCalls().stream().map(IvrField::field).toList(), values), order);
    }

    @Override
    public String search() {
        return query(order).toString();
    }

    public String without(FilterField left) {
        return links.without(left);
    }

    public String plus(String parameter, String value) {
        return query(order).add(parameter, value).toString();
    }

    @Override
    public String after(Cursor cursor) {
        return plus("after", cursor.toString());
    }

    @Override
    public String before(Cursor cursor) {
        return plus("before", cursor.toString());
    }

    public String reordered() {
        return query(order.reversed()).toString();
    }

    private QueryString query(Order requested) {
        QueryString query = links.query(field -> true);
        return requested == Order.NEWEST ? query : query.add(Order.PARAMETER, requested.code());
    }
}
