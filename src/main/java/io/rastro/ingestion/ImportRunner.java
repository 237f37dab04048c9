package io.rastro.ingestion;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Works through queued imports, one after the other, whoever looks on or not. */
@Component
public class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportRuns runs;
    private final ImportRemarks remarks;
    private final ImportCoverage coverage;
    private final ImportFiles files;
    private final BatchLoop loop;
    private final ZoneId zone;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "import"));
    private final Set<Integer> active = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ImportRunner(
            ImportRuns runs,
            ImportRemarks remarks,
            ImportCoverage coverage,
            ImportFiles files,
            BatchLoop loop,
            ZoneId zone) {
        this.runs = runs;
        this.remarks = remarks;
        this.coverage = coverage;
        this.files = files;
        this.loop = loop;
        this.zone = zone;
    }

    /** Starts it as soon as those before it are through; false: it is not in a state to be started. */
    public boolean start(int id) {
        active.add(id);
        boolean queued = runs.queue(id);
        if (queued) {
            executor.execute(() -> work(id));
        } else {
            active.remove(id);
        }
        return queued;
    }

    private void work(int id) {
        try {
            runs.find(id).ifPresent(this::run);
        } catch (DataAccessException | TransactionException gone) {
            log.warn("Import {} stopped, the database does not answer: {}", id, gone.getMessage());
        } finally {
            active.remove(id);
        }
    }

    private void run(ImportRun run) {
        if (run.cancelling() || stopping) {
            runs.ended(run.id(), run.cancelling() ? ImportState.CANCELLED : ImportState.INTERRUPTED, null);
            return;
        }
        runs.started(run.id());
        remarks.clear(run.id());
        coverage.clear(run.id());
        try {
            ImportState end = readThrough(run);
            runs.ended(run.id(), end, null);
            if (end == ImportState.DONE) {
                files.delete(run.id());
            }
        } catch (JsonArray.Unreadable malformed) {
            runs.ended(run.id(), ImportState.FAILED, "malformed");
        } catch (IOException unreadable) {
            log.warn("Import {}: the file cannot be read: {}", run.id(), unreadable.getMessage());
            runs.ended(run.id(), ImportState.FAILED, "file");
        } catch (DataAccessException | TransactionException gone) {
            log.warn("Import {}: {}", run.id(), gone.getMessage());
            runs.ended(run.id(), ImportState.FAILED, "database");
        } catch (RuntimeException defect) {
            log.error("Import {} failed", run.id(), defect);
            runs.ended(run.id(), ImportState.FAILED, "unexpected");
        }
    }

    private ImportState readThrough(ImportRun run) throws IOException {
        try (InputStream in = files.open(run.id())) {
            RowSource rows = rows(run, in);
            boolean[] wanted = {true};
            loop.run(rows, run.source(), results -> {
                wanted[0] = committed(run.id(), results, rows.consumed());
                return wanted[0] && !stopping;
            });
            if (!wanted[0]) {
                return ImportState.CANCELLED;
            }
            return stopping ? ImportState.INTERRUPTED : ImportState.DONE;
        }
    }

    private boolean committed(int id, List<RowResult> results, long bytesDone) {
        Tally batch = new Tally();
        batch.add(results);
        remarks.add(id, results);
        coverage.add(id, results);
        return runs.progress(id, batch, bytesDone);
    }

    private RowSource rows(ImportRun run, InputStream in) throws IOException {
        return switch (run.format()) {
            case JSON_LINES -> new JsonLines(in, run.kind(), true);
            case JSON_ARRAY -> new JsonArray(in, run.kind());
            case CSV -> CsvRows.mapped(in, mapping(run));
        };
    }

    private CsvMapping mapping(ImportRun run) throws IOException {
        String chosen = run.mapping();
        return chosen == null
                ? new CsvSample(files.path(run.id())).proposal(run.kind(), zone)
                : CsvMappings.read(chosen);
    }

    /** After a start of the portal, and after the database came back. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        runs.interruptAllBut(active);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        executor.shutdown();
        executor.awaitTermination(20, TimeUnit.SECONDS);
    }
}
