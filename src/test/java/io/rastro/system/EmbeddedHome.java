package io.rastro.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Looks into a home from outside, while a portal runs on it. */
record EmbeddedHome(Path path) {

    private static final int PORT_LINE = 3;

    Connection connect() throws IOException, SQLException {
        return connect(Files.readString(path.resolve("database.password")).strip());
    }

    Connection connect(String password) throws IOException, SQLException {
        String port = serverFile().get(PORT_LINE);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/rastro", "rastro", password);
    }

    ProcessHandle server() throws IOException {
        return ProcessHandle.of(Long.parseLong(serverFile().get(0))).orElseThrow();
    }

    private List<String> serverFile() throws IOException {
        return Files.readAllLines(path.resolve("database").resolve("postmaster.pid"));
    }
}
