package io.rastro.system;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Explains, by its SQL state, why the configured PostgreSQL cannot be used. */
@Order(0)
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String ACCESS =
            "Check spring.datasource.url, spring.datasource.username and spring.datasource.password.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        String action = actionFor(state);
        return action == null ? null : new FailureAnalysis(description(state, cause), action, cause);
    }

    private static String description(String state, SQLException cause) {
        return "The database cannot be used (SQL state " + state + "): " + cause.getMessage();
    }

    private static @Nullable String actionFor(String state) {
        return switch (state) {
            case "08001", "08004", "08006", "57P03" ->
                "Start the PostgreSQL that spring.datasource.url names, and see that it can be reached from here.";
            case "28000", "28P01" -> "The sign-in was refused. " + ACCESS;
            case "3D000" -> "Create the database, or correct its name. " + ACCESS;
            case "53300" -> "Raise max_connections of the server, or lower spring.datasource.hikari.maximum-pool-size.";
            case "42501" ->
                "The role needs CREATE on its database and on the schema public. Either run"
                        + " GRANT CREATE ON DATABASE <database> TO <role>, or have an administrator run"
                        + " CREATE EXTENSION pg_trgm and CREATE EXTENSION unaccent in it once.";
            case "0A000", "58P01" ->
                "The server lacks a part of PostgreSQL: install its contrib package, which brings the extensions"
                        + " pg_trgm and unaccent, and use PostgreSQL 14 or later.";
            default -> null;
        };
    }
}
