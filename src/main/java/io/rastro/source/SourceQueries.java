package io.rastro.source;

import io.rastro.source.RisingColumnQueries.Access;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Queries to another system's database: how it is connected to, and the rows found as JSON objects. */
final class SourceQueries {

    static final int PATIENCE_SECONDS = 20;

    private static final JsonMapper JSON = JsonMapper.shared();
    /** How MySQL and MariaDB write that a date is not known. */
    private static final Pattern UNKNOWN_DATE = Pattern.compile("0000-00-00( 00:00:00(\\.0+)?)?");

    private SourceQueries() {}

    static Connection open(Access access) throws SQLException, IOException {
        if (!access.isPlain()) {
            throw new IOException(Access.FORM);
        }
        boolean postgres = access.url().startsWith("jdbc:postgresql:");
        Properties login = new Properties();
        login.setProperty("user", access.user());
        login.setProperty("password", access.password());
        login.setProperty("connectTimeout", postgres ? "20" : "20000");
        login.setProperty("socketTimeout", postgres ? "60" : "60000");
        if (!postgres) {
            // Else a server may ask for any file of this machine.
            login.setProperty("allowLocalInfile", "false");
        }
        if (postgres) {
            // A position is compared as what the column is, not as a text.
            login.setProperty("stringtype", "unspecified");
        }
        Connection connection = DriverManager.getConnection(access.url(), login);
        connection.setReadOnly(true);
        return connection;
    }

    static ObjectNode row(ResultSet found) throws SQLException {
        ObjectNode row = JSON.createObjectNode();
        ResultSetMetaData columns = found.getMetaData();
        for (int place = 1; place <= columns.getColumnCount(); place++) {
            String column = columns.getColumnLabel(place);
            String text = found.getString(place);
            if (text != null && UNKNOWN_DATE.matcher(text).matches()) {
                row.putNull(column);
            } else if (found.getObject(place) instanceof Boolean truth) {
                row.put(column, truth);
            } else {
                row.put(column, text);
            }
        }
        return row;
    }
}
