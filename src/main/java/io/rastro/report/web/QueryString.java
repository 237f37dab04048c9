package io.rastro.report.web;

import io.rastro.report.FilterField;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.StringJoiner;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/** Builds the query string of a link, or all of it, parameter by parameter, in the order given. */
public final class QueryString {

    private final StringJoiner parameters;

    public QueryString() {
        this.parameters = new StringJoiner("&");
    }

    /** The same behind the path of a page. */
    public QueryString(String path) {
        this.parameters = new StringJoiner("&", path + "?", "");
    }

    public QueryString add(String parameter, List<String> values) {
        values.forEach(value -> parameters.add(parameter + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)));
        return this;
    }

    public QueryString add(String parameter, String value) {
        return add(parameter, List.of(value));
    }

    /** Dates, both included. */
    public QueryString add(FilterField dates, LocalDate from, LocalDate to) {
        return add(dates.range().get(0), from.toString()).add(dates.range().get(1), to.toString());
    }

    /** The parameters of a query string as a browser sends it; empty when it cannot be read. */
    public static MultiValueMap<String, String> parse(String query) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        try {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.add(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
            return parameters;
        } catch (IllegalArgumentException malformed) {
            return new LinkedMultiValueMap<>();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return parameters.toString();
    }
}
