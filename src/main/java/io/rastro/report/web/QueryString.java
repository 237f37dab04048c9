package io.rastro.report.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.springframework.web.util.UriUtils;

/** Builds the query string of a link, parameter by parameter, in the order given. */
public final class QueryString {

    private final StringJoiner parameters = new StringJoiner("&");

    public QueryString add(String parameter, List<String> values) {
        values.forEach(value -> parameters.add(parameter + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)));
        return this;
    }

    public QueryString add(String parameter, String value) {
        return add(parameter, List.of(value));
    }

    @Override
    public String toString() {
        return parameters.toString();
    }
}
