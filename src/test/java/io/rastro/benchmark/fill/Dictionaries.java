package io.rastro.benchmark.fill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** Services, agents, tags and contacts; generated on the server, where a million names cost one statement. */
final class Dictionaries {

    private Dictionaries() {}

    static void fill(Connection connection, FillSize size) throws IOException, SQLException {
        try (InputStream script = Dictionaries.class.getResourceAsStream("/benchmark/dictionaries.sql")) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":services", String.valueOf(FillSize.SERVICES))
                    .replace(":departed", String.valueOf(FillSize.DEPARTED_AGENTS))
                    .replace(":agents", String.valueOf(FillSize.AGENTS))
                    .replace(":tags", String.valueOf(FillSize.TAGS))
                    .replace(":contacts", String.valueOf(size.contacts()));
            Sql.run(connection, sql);
        }
    }
}
