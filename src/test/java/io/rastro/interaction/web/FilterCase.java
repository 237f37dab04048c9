package io.rastro.interaction.web;

import io.rastro.interaction.Medium;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A filter as it stands in the address, and the condition it means, written by hand from the contract.
 *
 * @param parameter the parameter at which the refusal stands where the medium does not have the filter
 * @param query the query string, not yet encoded; {@code [select …]} stands for what it selects
 * @param condition on interaction i, outcome o, contact c and the local time l.at of its reception
 * @param media those that have the filter
 */
record FilterCase(String parameter, String query, String condition, Set<Medium> media) {

    private static final Pattern SELECT = Pattern.compile("\\[(select [^\\]]+)]");

    /** The query string for one medium, fit for an address. */
    String encoded(JdbcClient database, Medium medium) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair ->
                        pair[0] + "=" + URLEncoder.encode(selected(pair[1], database, medium), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String selected(String value, JdbcClient database, Medium medium) {
        Matcher select = SELECT.matcher(value);
        if (!select.matches()) {
            return value;
        }
        return database.sql(select.group(1))
                .param("medium", medium.name())
                .query(String.class)
                .single();
    }

    boolean appliesTo(Medium medium) {
        return media.contains(medium);
    }

    /** Whether the two make one filter together, such as the two ends of a window. */
    boolean shares(FilterCase other) {
        return parameter.equals(other.parameter) || parameters().stream().anyMatch(other.parameters()::contains);
    }

    private Set<String> parameters() {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2)[0])
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return query;
    }
}
