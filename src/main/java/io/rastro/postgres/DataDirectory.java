package io.rastro.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cluster's files: made on the first start, kept ever after, never touched when they are not ours to run. */
record DataDirectory(Path path, Path home) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    static DataDirectory in(Path home) {
        return new DataDirectory(home.resolve("database"), home);
    }

    /** Where a server that runs names its process, in the first line. */
    Path pidFile() {
        return path.resolve("postmaster.pid");
    }

    void prepare(ServerBinaries binaries, ServerPassword password, Command command) throws IOException {
        if (Files.notExists(path)) {
            initialise(binaries, password, command);
        }
        requireOwnership();
        requireVersion(majorVersionOf(binaries, command));
        command.user().own(path);
    }

    private void initialise(ServerBinaries binaries, ServerPassword password, Command command) throws IOException {
        // Made aside and moved: what bears the name is complete, even if the machine stops half-way.
        Path draft = home.resolve("database.new");
        Directories.delete(draft);
        OwnerOnly.createDirectories(draft);
        command.user().own(draft);
        Command.Result result = command.run(List.of(
                binaries.program("initdb"),
                "--pgdata=" + draft,
                "--username=" + PostgresServer.SUPERUSER,
                "--pwfile=" + password.file(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + Host.current().characterType));
        if (result.exitCode() != 0) {
            throw new EmbeddedServerException(
                    "The embedded PostgreSQL could not create its data directory in " + home + ":\n" + result.output(),
                    "See the reason above; RASTRO_HOME chooses another place.");
        }
        Files.move(draft, path);
    }

    private void requireOwnership() throws IOException {
        if (!Files.isReadable(path.resolve("PG_VERSION"))) {
            throw new EmbeddedServerException(
                    "The data directory " + path + " cannot be read by this user or is not one of PostgreSQL.",
                    "Start Rastro as " + Files.getOwner(path) + ", or choose another home with RASTRO_HOME.");
        }
    }

    private void requireVersion(String expected) throws IOException {
        String found = Files.readString(path.resolve("PG_VERSION"), StandardCharsets.US_ASCII)
                .strip();
        if (!found.equals(expected)) {
            throw new EmbeddedServerException(
                    "The data directory " + path + " was written by PostgreSQL " + found
                            + ", and this Rastro brings PostgreSQL " + expected + ". Nothing was changed.",
                    "Start the version of Rastro that wrote it, move the data over with pg_dump and pg_restore, or"
                            + " choose another home with RASTRO_HOME to begin afresh.");
        }
    }

    private static String majorVersionOf(ServerBinaries binaries, Command command) throws IOException {
        String output =
                command.run(List.of(binaries.program("postgres"), "--version")).output();
        Matcher version = VERSION.matcher(output);
        if (!version.find()) {
            throw new EmbeddedServerException(
                    "The embedded PostgreSQL does not run on this machine: " + output,
                    "Set spring.datasource.url to use a PostgreSQL of your own (14 to 18).");
        }
        return version.group(1);
    }
}
