package io.rastro.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes and drops databases of a {@link PostgresServer}; names are constants of the program, never input. */
public final class DatabaseAdministration {

    private final PostgresServer server;

    DatabaseAdministration(PostgresServer server) {
        this.server = server;
    }

    /** The portal works as an ordinary role, as on a customer's server: a flaw in it reaches no file and no program. */
    public void ensureRole(String role) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                statement.execute("create role " + role + " login password '" + server.password() + "'");
            }
        }
    }

    public void ensureDatabase(String database, String owner) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select 1 from pg_database where datname = '" + database + "'")) {
                statement.execute("create database " + database + " owner " + owner);
            }
        }
    }

    public void dropDatabase(String database) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, server.password());
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
