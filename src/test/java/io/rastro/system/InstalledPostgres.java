package io.rastro.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL as Debian's package installs it, with its tools, and an empty database that the portal's role owns. */
final class InstalledPostgres {

    static final String ROLE_PASSWORD = "it's \"secret\" $1";

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path data;
    private final int port;

    private InstalledPostgres(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** Started anew; the script of the container has made the role. */
    static InstalledPostgres start() throws Exception {
        Path directory = Files.createTempDirectory("postgres");
        InstalledPostgres server =
                new InstalledPostgres(programs(), directory.resolve("data"), PortalProcess.freePort());
        if (root()) {
            run(Map.of(), List.of("chown", "postgres", directory.toString()));
        }
        server.administer("initdb", "--auth=scram-sha-256", "--auth-local=trust");
        String options = "-p " + server.port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + directory;
        server.administer("pg_ctl", "--wait", "--silent", "--log=" + directory.resolve("log"), "-o", options, "start");
        run(
                Map.of(
                        "PGHOST",
                        directory.toString(),
                        "PGPORT",
                        String.valueOf(server.port),
                        "POSTGRES_USER",
                        "postgres",
                        "RASTRO_DB_PASSWORD",
                        ROLE_PASSWORD),
                List.of(Path.of(".docker/database/role.sh").toAbsolutePath().toString()));
        return server;
    }

    private static Path programs() throws IOException {
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.max(Comparator.comparing(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** PostgreSQL refuses to be run by root. */
    private void administer(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(root() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.add("--pgdata=" + data);
        if (program.equals("initdb")) {
            command.add("--username=postgres");
        }
        command.addAll(List.of(arguments));
        run(Map.of(), command);
    }

    /** What a program of PostgreSQL finds this database by. */
    Map<String, String> environment(String database) {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                String.valueOf(port),
                "PGDATABASE",
                database,
                "PGUSER",
                "rastro",
                "PGPASSWORD",
                ROLE_PASSWORD);
    }

    /** What the portal finds it by. */
    Map<String, String> datasource(String database) {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "SPRING_DATASOURCE_USERNAME",
                "rastro",
                "SPRING_DATASOURCE_PASSWORD",
                ROLE_PASSWORD);
    }

    /** What it answers as the portal's role, lines of cells with | between. */
    String query(String database, String sql) throws Exception {
        return run(
                environment(database),
                List.of("psql", "--no-psqlrc", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1", "-c", sql));
    }

    /** One more database that the portal's role owns, as an operator makes it to restore into. */
    void create(String database) throws Exception {
        run(
                Map.of("PGHOST", data.getParent().toString(), "PGPORT", String.valueOf(port), "PGUSER", "postgres"),
                List.of(
                        "psql",
                        "--no-psqlrc",
                        "--dbname",
                        "postgres",
                        "--command",
                        "create database " + database + " owner rastro encoding 'UTF8' template template0"));
    }

    /** Its output; fails when it does not end well. */
    static String run(Map<String, String> environment, List<String> command) throws Exception {
        Finished finished = attempt(environment, command);
        if (finished.exitCode() != 0) {
            throw new AssertionError(command + " failed:\n" + finished.output());
        }
        return finished.output();
    }

    static Finished attempt(Map<String, String> environment, List<String> command) throws Exception {
        Path output = Files.createTempFile("command", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(new HashMap<>(environment));
        int exitCode = builder.start().waitFor();
        String told = Files.readString(output).strip();
        Files.delete(output);
        return new Finished(exitCode, told);
    }

    /** How a program ended, and all that it wrote. */
    record Finished(int exitCode, String output) {}

    void stop() throws Exception {
        administer("pg_ctl", "--wait", "--silent", "--mode=immediate", "stop");
        run(Map.of(), List.of("rm", "--recursive", "--force", data.getParent().toString()));
    }
}
