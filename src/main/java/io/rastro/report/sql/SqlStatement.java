package io.rastro.report.sql;

import java.lang.reflect.Array;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** SQL with named parameters. */
public record SqlStatement(String sql, Map<String, ? extends @Nullable Object> parameters) {

    private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z]\\w*)");

    /** The SQL with the values written into it, for a command that takes no parameters. */
    String withValues(PGConnection connection) throws SQLException {
        StringBuilder text = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(sql);
        while (parameter.find()) {
            parameter.appendReplacement(text, Matcher.quoteReplacement(literal(parameter.group(1), connection)));
        }
        return parameter.appendTail(text).toString();
    }

    private String literal(String name, PGConnection connection) throws SQLException {
        if (!parameters.containsKey(name)) {
            throw new IllegalArgumentException("No value for " + name);
        }
        Object value = parameters.get(name);
        return value == null ? "null" : "'" + connection.escapeLiteral(written(value)) + "'";
    }

    private static String written(Object value) {
        if (!value.getClass().isArray()) {
            return value.toString();
        }
        return IntStream.range(0, Array.getLength(value))
                .mapToObj(index -> element(Array.get(value, index).toString()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
