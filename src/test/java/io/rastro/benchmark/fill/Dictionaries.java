package io.rastro.benchmark.fill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** Services, agents, tags and contacts; generated on the server, where a million names cost one statement. */
final class Dictionaries {

    private Dictionaries() {}

    static void fill(Connection connection, Scale scale) throws IOException, SQLException {
        try (InputStream script = Dictionaries.class.getResourceAsStream("/benchmark/dictionaries.sql")) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":services", String.valueOf(Scale.SERVICES))
                    .replace(":departed", String.valueOf(Scale.DEPARTED_AGENTS))
                    .replace(":agents", String.valueOf(Scale.AGENTS))
                    .replace(":tags", String.valueOf(Scale.TAGS))
                    .replace(":contacts", String.valueOf(scale.contacts()));
            Sql.run(connection, sql);
        }
    }
}
