package io.rastro.interaction.web;

import io.rastro.interaction.history.ReadingOptions;
import io.rastro.report.Order;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses a history leads to, within the portal and without the context path. */
public final class HistoryLinks {

    private static final String FIND = "find";
    private static final String WHOLE = "whole";

    private final long conversationId;
    private final ReadingOptions options;
    private final @Nullable String askedOrder;
    private final ReferringList referrer;

    /** @param askedOrder the order the address asks for; null when it is left to the account */
    HistoryLinks(long conversationId, ReadingOptions options, @Nullable String askedOrder, ReferringList referrer) {
        this.conversationId = conversationId;
        this.options = options;
        this.askedOrder = askedOrder;
        this.referrer = referrer;
    }

    /** Whether the reader came from a search of interactions, or from nowhere. */
    public boolean fromSearch() {
        return referrer.path().equals(InteractionController.PATH);
    }

    /** The page of rows the reader came from, else the search form. */
    public String grid() {
        return referrer.address();
    }

    /** The conversation alone: where its order is chosen. */
    public String order() {
        return address(conversationId, Map.of()) + "/order";
    }

    /** What stays as it is when another order is chosen. */
    public Map<String, String> keptByOrder() {
        Map<String, String> kept = new LinkedHashMap<>();
        if (options.find() != null) {
            kept.put(FIND, options.find());
        }
        kept.putAll(referrer.parameters());
        return kept;
    }

    /** The conversation alone: where words are looked for. */
    public String search() {
        return address(conversationId, Map.of()) + "#hit";
    }

    /** What stays as it is when other words are looked for. */
    public Map<String, String> keptBySearch() {
        Map<String, String> kept = new LinkedHashMap<>();
        if (askedOrder != null) {
            kept.put(Order.PARAMETER, askedOrder);
        }
        kept.putAll(referrer.parameters());
        return kept;
    }

    /** The same without words looked for. */
    public String unsearched() {
        return address(conversationId, keptBySearch());
    }

    /** A place with the words looked for, from 1. */
    public String hit(int number) {
        Map<String, String> parameters = keptBySearch();
        parameters.put(FIND, options.find() == null ? "" : options.find());
        parameters.put("hit", String.valueOf(number));
        return address(conversationId, parameters) + "#hit";
    }

    /** All parts at once, for paper. */
    public String whole() {
        Map<String, String> parameters = keptBySearch();
        parameters.put(WHOLE, "true");
        return address(conversationId, parameters);
    }

    /** Another part in the same order. */
    public String page(int number) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(Order.PARAMETER, options.order().code());
        parameters.put("page", String.valueOf(number));
        if (options.whole()) {
            parameters.put(WHOLE, "true");
        }
        if (options.find() != null) {
            parameters.put(FIND, options.find());
            parameters.put("hit", String.valueOf(options.hit()));
        }
        parameters.putAll(referrer.parameters());
        return address(conversationId, parameters);
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
