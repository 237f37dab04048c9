package io.rastro.postgres;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again, on the same port, when it ends by itself: killed for its memory, or stopped by somebody. A
 * pool that kept its connections finds it where it was.
 */
final class ServerWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);

    /** Who lives as long as this before it ends is not taken for one that cannot start. */
    private static final Duration STEADY = Duration.ofMinutes(5);

    private static final int LONGEST_PAUSE_SECONDS = 64;

    private final ServerControl control;
    private final int port;
    private final Map<String, String> settings;
    private Instant startedAt = Instant.now();
    private CompletableFuture<?> end = CompletableFuture.completedFuture(null);
    private int pauseSeconds;
    private boolean closed;

    private ServerWatch(ServerControl control, int port, Map<String, String> settings) {
        this.control = control;
        this.port = port;
        this.settings = settings;
    }

    static ServerWatch over(ServerControl control, int port, Map<String, String> settings) throws IOException {
        ServerWatch watch = new ServerWatch(control, port, settings);
        watch.awaitEnd();
        return watch;
    }

    private void awaitEnd() throws IOException {
        ProcessHandle server = OrphanServer.processOf(control.data().pidFile())
                .orElseThrow(() -> new IOException("PostgreSQL left no word of its process"));
        end = server.onExit().thenRun(this::ended);
    }

    private synchronized void ended() {
        if (closed) {
            return;
        }
        if (Duration.between(startedAt, Instant.now()).compareTo(STEADY) > 0) {
            pauseSeconds = 0;
        }
        log.warn("PostgreSQL ended by itself. It is started again in {} s", pauseSeconds);
        Executor later = CompletableFuture.delayedExecutor(pauseSeconds, TimeUnit.SECONDS);
        pauseSeconds = Math.min(LONGEST_PAUSE_SECONDS, Math.max(1, pauseSeconds * 2));
        later.execute(this::startAgain);
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        try {
            new OrphanServer(control).stop();
            Command.Result result = control.start(port, settings);
            if (result.exitCode() != 0) {
                throw new IOException(result.output());
            }
            startedAt = Instant.now();
            awaitEnd();
            log.info("PostgreSQL runs again");
        } catch (IOException | RuntimeException failure) {
            log.error("PostgreSQL does not start again: {}", failure.getMessage());
            ended();
        }
    }

    /** From now on it may end; waits for a start that is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        end.cancel(false);
    }
}
