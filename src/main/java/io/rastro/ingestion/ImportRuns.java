package io.rastro.ingestion;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import io.rastro.ingestion.RowResult.RowOutcome;
import io.rastro.system.LedgerEvent;
import io.rastro.system.LedgerEvent.Outcome;
import io.rastro.system.RecentlyTold;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of imports. */
@Service
@Transactional
public class ImportRuns {

    /** The page on which columns are chosen shows the same rows at every choice. */
    private static final Duration TOLD_AGAIN = Duration.ofMinutes(10);

    private final ImportRunRepository runs;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final RecentlyTold<RowsSeen> told;

    ImportRuns(ImportRunRepository runs, Clock clock, ApplicationEventPublisher events) {
        this.runs = runs;
        this.clock = clock;
        this.events = events;
        this.told = new RecentlyTold<>(TOLD_AGAIN, clock);
    }

    /** Rows of a file that an account was shown. */
    private record RowsSeen(int accountId, int importId) {}

    /** What became of an import. */
    private record ImportChange(String action, Outcome outcome, int id, Map<String, String> details)
            implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.IMPORT;
        }

        @Override
        public List<String> objects() {
            return List.of("import/" + id);
        }
    }

    /** What an upload is, before it is known whether it needs a mapping. */
    public record Upload(
            RecordKind kind,
            String source,
            String fileName,
            long sizeBytes,
            ImportFormat format,
            String createdBy,
            ServiceScope scope) {}

    public int create(Upload upload) {
        int id = runs.save(new ImportRun(upload, clock.instant())).id();
        events.publishEvent(new ImportChange(
                "file-uploaded",
                Outcome.DONE,
                id,
                Map.of("source", upload.source(), "bytes", "" + upload.sizeBytes())));
        return id;
    }

    /** The last hundred that a reader of these services may see. */
    public List<ImportRun> latest(ServiceScope scope) {
        return runs.latest(scope.all(), scope.serviceIds().toArray(Integer[]::new));
    }

    /** The chats of a source that were brought in last, as a reader of these services may see them. */
    public List<ImportRun> chats(String source, ServiceScope scope) {
        return runs.chats(source, scope.all(), scope.serviceIds().toArray(Integer[]::new));
    }

    Optional<ImportRun> find(int id) {
        return runs.findById((long) id);
    }

    /** Empty: there is none, or not for a reader of these services. */
    public Optional<ImportRun> find(int id, ServiceScope scope) {
        return find(id).filter(run -> scope.covers(run.scope()));
    }

    /** Tells the ledger that somebody is shown rows of the file as they came, which say who people are. */
    public void rowsSeen(ImportRun run, PortalUser reader) {
        if (!told.news(List.of(new RowsSeen(reader.id(), run.id()))).isEmpty()) {
            events.publishEvent(
                    new ImportChange("import-rows-seen", Outcome.DONE, run.id(), Map.of("source", run.source())));
        }
    }

    public void map(int id, String mapping) {
        runs.map(id, mapping);
    }

    /** Keeps how its table is written, which its rejected rows are handed back in. */
    void describe(int id, char delimiter, List<String> header) {
        runs.describe(id, delimiter, List.of(ImportRemarks.storable(header)));
    }

    /** Puts it into the queue, from the beginning of its file; false: it is not in a state to be started. */
    boolean queue(int id) {
        return runs.queue(id) == 1;
    }

    void started(int id) {
        runs.start(id, clock.instant());
    }

    /** Adds a committed batch; false: somebody asked to stop. */
    boolean progress(int id, Tally batch, long bytesDone) {
        runs.progress(
                id,
                bytesDone,
                batch.count(RowOutcome.ACCEPTED),
                batch.count(RowOutcome.UNCHANGED),
                batch.count(RowOutcome.UPDATED),
                batch.count(RowOutcome.REJECTED));
        return !runs.isCancelling(id);
    }

    void ended(int id, ImportState state, @Nullable String problem) {
        runs.end(id, state, clock.instant(), problem);
        Outcome outcome = state == ImportState.DONE ? Outcome.DONE : Outcome.BROKEN_OFF;
        events.publishEvent(new ImportChange("import-ended", outcome, id, Map.of("state", state.name())));
    }

    public void cancel(int id) {
        runs.cancel(id);
    }

    public boolean discard(int id) {
        return runs.discard(id) == 1;
    }

    /** What was under way when the portal or the database stopped, and that nobody works on any more. */
    void interruptAllBut(Collection<Integer> active) {
        runs.interruptAllBut(active.stream().map(Integer::longValue).toArray(Long[]::new), clock.instant());
    }

    /** The sources that files or programs of these services bring data for, to choose from again; the last used first. */
    public List<String> sources(ServiceScope scope) {
        return runs.sources(scope.all(), scope.serviceIds().toArray(Integer[]::new));
    }
}
