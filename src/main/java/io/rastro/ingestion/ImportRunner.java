package io.rastro.ingestion;

import io.rastro.system.Origins;
import jakarta.annotation.PreDestroy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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
    private final Origins origins;
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
            Origins origins,
            ZoneId zone) {
        this.runs = runs;
        this.remarks = remarks;
        this.coverage = coverage;
        this.files = files;
        this.loop = loop;
        this.origins = origins;
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
        } catch (DataAccessException | TransactionException disconnect) {
            log.warn("Import {} stopped, the database does not answer: {}", id, disconnect.getMessage());
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
            boolean empty =
                    end == ImportState.DONE && runs.find(run.id()).orElse(run).read() == 0;
            runs.ended(run.id(), empty ? ImportState.FAILED : end, empty ? "empty" : null);
            if (end == ImportState.DONE && !empty) {
                files.delete(run.id());
            }
        } catch (JsonArray.Unreadable malformed) {
            runs.ended(run.id(), ImportState.FAILED, "malformed");
        } catch (IOException unreadable) {
            log.warn("Import {}: the file cannot be read: {}", run.id(), unreadable.getMessage());
            runs.ended(run.id(), ImportState.FAILED, "file");
        } catch (DataAccessException | TransactionException disconnect) {
            log.warn("Import {}: {}", run.id(), disconnect.getMessage());
            runs.ended(run.id(), ImportState.FAILED, "database");
        } catch (RuntimeException defect) {
            log.error("Import {} failed", run.id(), defect);
            runs.ended(run.id(), ImportState.FAILED, "unexpected");
        }
    }

    private ImportState readThrough(ImportRun run) throws IOException {
        try (OpenRows open = open(run)) {
            RowSource rows = open.rows();
            boolean[] requested = {true};
            loop.run(rows, new Provenance(origins.register(run.source()).key(), run.id(), run.scope()), results -> {
                requested[0] = committed(run.id(), results, rows.consumed());
                return requested[0] && !stopping;
            });
            if (!requested[0]) {
                return ImportState.CANCELLED;
            }
            return stopping ? ImportState.INTERRUPTED : ImportState.DONE;
        }
    }

    /** The rows of a file and the file they come from. */
    private record OpenRows(RowSource rows, Closeable file) implements Closeable {

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private boolean committed(int id, List<RowResult> results, long bytesDone) {
        Tally batch = new Tally();
        batch.add(results);
        remarks.add(id, results);
        coverage.add(id, results);
        return runs.progress(id, batch, bytesDone);
    }

    private OpenRows open(ImportRun run) throws IOException {
        if (run.format().isTable()) {
            return openTable(run);
        }
        InputStream in = files.open(run.id());
        String mapping = run.mapping();
        if (run.format() == ImportFormat.WHATSAPP_CHAT && mapping != null) {
            return new OpenRows(new ChatRows(in, ChatMapping.read(mapping)).tellingLines(), in);
        }
        return new OpenRows(
                run.format() == ImportFormat.JSON_ARRAY
                        ? new JsonArray(in, run.kind(), StampReader.ofMessages(zone), true)
                        : new JsonLines(TextStream.open(in, ""), run.kind(), StampReader.ofMessages(zone), true),
                in);
    }

    private OpenRows openTable(ImportRun run) throws IOException {
        Path file = files.path(run.id());
        String chosen = run.mapping();
        CsvMapping mapping = chosen == null ? new CsvSample(file).proposal(run.kind(), zone) : CsvMappings.read(chosen);
        TableRecords records = TableFile.open(file, mapping.layout());
        CsvRows rows = CsvRows.mapped(records, mapping);
        runs.describe(run.id(), mapping.layout().delimiter(), rows.header());
        return new OpenRows(rows, records);
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
