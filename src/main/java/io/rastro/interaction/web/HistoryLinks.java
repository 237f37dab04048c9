package io.rastro.interaction.web;

import io.rastro.report.Order;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses a history leads to, within the portal and without the context path. */
public final class HistoryLinks {

    /** The query string of a search, as a browser sends it: nothing in it can leave the search page. */
    private static final Pattern SEARCH = Pattern.compile("media=[\\w.~%+:,!*$()'&=;@/?-]*");

    private static final String GRID = "/interactions";

    private final long conversationId;
    private final Order order;
    private final @Nullable String search;

    /** @param back the query string of the search the reader came from; anything else is ignored */
    HistoryLinks(long conversationId, Order order, @Nullable String back) {
        this.conversationId = conversationId;
        this.order = order;
        this.search = back != null && SEARCH.matcher(back).matches() ? back : null;
    }

    /** The search the reader came from, else the search form. */
    public String grid() {
        return search == null ? GRID : GRID + "?" + search;
    }

    /** The same conversation from its first part, in an order. */
    public String ordered(Order wanted) {
        return link(wanted, 1);
    }

    /** Another part in the same order. */
    public String page(int number) {
        return link(order, number);
    }

    private String link(Order wanted, int page) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/conversations/{id}").queryParam(Order.PARAMETER, wanted.code());
        if (page > 1) {
            link.queryParam("page", page);
        }
        if (search != null) {
            link.queryParam("back", "{back}");
        }
        return link.encode().buildAndExpand(conversationId, search).toUriString();
    }
}
