package io.rastro.system.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's HTTP with two rules more: who sends a body too slowly is cut off, and an answer that fails midway ends with
 * a reset. Public, with a constructor without arguments, because Tomcat makes it by its name.
 */
public final class PortalProtocol extends Http11NioProtocol {

    private static final long CHECK_MILLIS = 500;

    private final Set<PortalProcessor> running = ConcurrentHashMap.newKeySet();
    private Duration bodyGrace = Duration.ofSeconds(10);
    private ScheduledExecutorService watch = watch();
    private Future<?> checks = CompletableFuture.completedFuture(null);

    private static ScheduledExecutorService watch() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "slow-bodies");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** For how long a body may be waited for in all, besides the time that its bytes need at the least rate. */
    void setBodyGrace(Duration bodyGrace) {
        this.bodyGrace = bodyGrace;
    }

    Duration bodyGrace() {
        return bodyGrace;
    }

    @Override
    protected Processor createProcessor() {
        return new PortalProcessor(this, getAdapter());
    }

    void begins(PortalProcessor processor) {
        running.add(processor);
    }

    void ends(PortalProcessor processor) {
        running.remove(processor);
    }

    @Override
    public void start() throws Exception {
        super.start();
        if (watch.isShutdown()) {
            watch = watch();
        }
        checks = watch.scheduleWithFixedDelay(
                () -> running.forEach(PortalProcessor::cutOffIfSlow),
                CHECK_MILLIS,
                CHECK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        checks.cancel(false);
        watch.shutdownNow();
        super.stop();
    }
}
