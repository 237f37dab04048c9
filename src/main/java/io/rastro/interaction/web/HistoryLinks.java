package io.rastro.interaction.web;

import io.rastro.report.Order;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses a history leads to, within the portal and without the context path. */
public final class HistoryLinks {

    private final long conversationId;
    private final Order order;
    private final Origin origin;

    HistoryLinks(long conversationId, Order order, Origin origin) {
        this.conversationId = conversationId;
        this.order = order;
        this.origin = origin;
    }

    /** The page of lines the reader came from, else the search form. */
    public String grid() {
        return origin.address();
    }

    /** The same conversation from its first part, in an order. */
    public String ordered(Order wanted) {
        return link(Map.of(Order.PARAMETER, wanted.code()));
    }

    /** Another part in the same order. */
    public String page(int number) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(Order.PARAMETER, order.code());
        if (number > 1) {
            parameters.put("page", String.valueOf(number));
        }
        return link(parameters);
    }

    private String link(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(origin.parameters());
        return address(conversationId, all);
    }

    /** The history of a conversation as seen from somewhere. */
    static String address(long conversationId, Map<String, String> parameters) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/conversations/{id}");
        parameters.keySet().forEach(name -> link.queryParam(name, "{" + name + "}"));
        Map<String, Object> values = new LinkedHashMap<>(parameters);
        values.put("id", conversationId);
        return link.encode().buildAndExpand(values).toUriString();
    }
}
