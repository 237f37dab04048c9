package io.rastro.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed portal leaves behind. Only the holder of the home's lock may ask: then a server on its data directory
 * has no portal any more.
 */
record OrphanServer(ServerControl control) {

    private static final Logger log = LoggerFactory.getLogger(OrphanServer.class);
    private static final int WAIT_SECONDS = 20;

    void stop() throws IOException {
        Path pidFile = control.data().pidFile();
        if (Files.exists(pidFile)) {
            Optional<ProcessHandle> orphan = processOf(pidFile).filter(this::isServer);
            if (orphan.isPresent()) {
                stop(orphan.get());
            } else {
                // Its number may belong to another process by now, which PostgreSQL would take for a live server.
                Files.deleteIfExists(pidFile);
            }
        }
        awaitOrphanedWorkers();
    }

    private void stop(ProcessHandle orphan) throws IOException {
        log.warn("Stopping PostgreSQL (process {}) left running by a portal that was killed", orphan.pid());
        Command.Result result = control.stop();
        if (result.exitCode() != 0) {
            throw new EmbeddedServerException(
                    "A PostgreSQL left running on " + dataDirectory() + " (process " + orphan.pid()
                            + ") could not be stopped:\n" + result.output(),
                    "Stop that process, then start Rastro again.");
        }
    }

    /** The process that a data directory names as its server. */
    static Optional<ProcessHandle> processOf(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    private boolean isServer(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments ->
                        Arrays.asList(arguments).contains(dataDirectory().toString()))
                .orElseGet(() -> isOurs(process));
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(program -> Path.of(program).startsWith(control.binaries().directory()))
                .orElse(false);
    }

    private Path dataDirectory() {
        return control.data().path();
    }

    /** Workers of a server that was itself killed end on their own; until then they hold its shared memory. */
    private void awaitOrphanedWorkers() throws IOException {
        if (!control.binaries().directory().startsWith(control.data().home())) {
            // Shared programs do not tell whose workers these are.
            return;
        }
        CompletableFuture<?>[] ends = ProcessHandle.allProcesses()
                .filter(this::isOurs)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            log.warn("Processes of an earlier PostgreSQL still run after {} s; starting anyway", WAIT_SECONDS);
        } catch (Exception e) {
            throw new IOException("while waiting for an earlier PostgreSQL to end", e);
        }
    }
}
