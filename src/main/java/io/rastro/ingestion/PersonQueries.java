package io.rastro.ingestion;

import io.rastro.text.PersonPattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How SQL finds what tells of a person, in texts that came from elsewhere. */
public final class PersonQueries {

    /** Stands where something was that told who somebody is. */
    public static final String ANONYMOUS = "[anonimizado]";

    private static final String TELLS = "({text} ~ :identifiers or fold({text}) like any(:names))";

    private PersonQueries() {}

    /** A condition for {@link #told}: whether a text holds the person's numbers, documents, addresses or full name. */
    public static String tells(String text) {
        return TELLS.replace("{text}", text);
    }

    /** A statement with such conditions, or with {@code :identifiers} by itself. */
    public static JdbcClient.StatementSpec told(JdbcClient jdbc, String sql, PersonPattern person) {
        String identifiers = person.identifiers();
        JdbcClient.StatementSpec statement = jdbc.sql(sql.replace(
                        "like any(:names)",
                        "like any(select '%' || fold(name) || '%' from unnest(cast(:names as text[])) name)"))
                // Nothing matches what must stand before itself.
                .param("identifiers", identifiers == null ? "a^" : identifiers);
        return sql.contains(":names")
                ? statement.param(
                        "names",
                        person.names().stream().map(PersonQueries::literal).toArray(String[]::new))
                : statement;
    }

    /** Without the signs that mean something to LIKE. */
    private static String literal(String name) {
        return name.replaceAll("[\\\\%_]", "\\\\$0");
    }
}
