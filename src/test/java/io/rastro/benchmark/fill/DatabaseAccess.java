package io.rastro.benchmark.fill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How a database is reached. */
public record DatabaseAccess(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
