package io.rastro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;

/** One entry of a pick list. */
public record DirectoryOption(long id, String name) {

    static DirectoryOption map(ResultSet row, int number) throws SQLException {
        return new DirectoryOption(row.getLong("id"), row.getString("name"));
    }
}
