package io.rastro.postgres;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one of the server's programs to its end, as the given user and in the given directory. */
record Command(ServerUser user, Path home) {

    /** How the program ended and everything it said. */
    record Result(int exitCode, String output) {}

    Result run(List<String> command) throws IOException {
        List<String> line = new ArrayList<>(user.prefix());
        line.addAll(command);
        // Into a file: a server left running would hold a pipe open for ever.
        Path output = home.resolve("command.log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(nothing()))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        int exitCode = waitFor(builder.start());
        return new Result(exitCode, new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
    }

    private static File nothing() {
        return new File(Host.current() == Host.WINDOWS ? "NUL" : "/dev/null");
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while PostgreSQL was starting or stopping");
        }
    }
}
