package io.rastro.privacy;

import io.rastro.directory.StoredSearches;
import io.rastro.ingestion.ImportTraceRepository;
import io.rastro.ingestion.KeptUploads;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.SuppressionRepository;
import io.rastro.ingestion.SuppressionRepository.Identity;
import io.rastro.privacy.ErasureRepository.Anonymised;
import io.rastro.privacy.ErasureRepository.Free;
import io.rastro.privacy.ErasureRepository.RecordKey;
import io.rastro.privacy.PrivacyEvent.Step;
import io.rastro.recording.RecordingErasure;
import io.rastro.recording.RecordingErasure.ErasedFiles;
import io.rastro.source.SourceTraceRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases approved people in the background: pieces of a step, each a transaction that also notes how far it came, so that
 * it goes on wherever it was broken off. Before each piece it is asked whether something must be kept.
 */
@Component
class Erasure {

    private static final Logger log = LoggerFactory.getLogger(Erasure.class);
    private static final int BATCH = 500;

    private final RequestRepository requests;
    private final PersonRepository people;
    private final ErasureRepository erasure;
    private final SuppressionRepository suppressions;
    private final ImportTraceRepository traces;
    private final SourceTraceRepository sources;
    private final KeptUploads uploads;
    private final RecordingErasure recordings;
    private final StoredSearches searches;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Erasure(
            RequestRepository requests,
            PersonRepository people,
            ErasureRepository erasure,
            SuppressionRepository suppressions,
            ImportTraceRepository traces,
            SourceTraceRepository sources,
            KeptUploads uploads,
            RecordingErasure recordings,
            StoredSearches searches,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.requests = requests;
        this.people = people;
        this.erasure = erasure;
        this.suppressions = suppressions;
        this.traces = traces;
        this.sources = sources;
        this.uploads = uploads;
        this.recordings = recordings;
        this.searches = searches;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${rastro.privacy.interval:PT1M}",
            initialDelayString = "${rastro.privacy.interval:PT1M}")
    void run() {
        try {
            requests.running().forEach(this::run);
        } catch (DataAccessException | TransactionException later) {
            log.warn("No erasure now: {}", later.getMessage());
        }
    }

    /** Goes on with an erasure until it is done or something stops it. */
    void run(long id) {
        try {
            while (piece(id)) {
                requests.failed(id, null);
            }
        } catch (UncheckedIOException | DataAccessException | TransactionException failure) {
            String kind = kind(failure);
            log.warn("Erasure {} goes on later: {}", id, kind);
            requests.failed(id, kind);
        }
    }

    /** What failed, without a message: that may hold the name of a file, or a value, and so tell of the person. */
    private static String kind(RuntimeException failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof SQLException database
                ? "SQL " + database.getSQLState()
                : cause.getClass().getSimpleName();
    }

    /** One piece of work; false: it is done, held, or has to wait. */
    boolean piece(long id) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<ErasureStep> step = requests.lockStep(id);
            if (step.isEmpty()) {
                return false;
            }
            PrivacyRequest request = requests.find(id).orElseThrow();
            return !isHeld(request) && work(request, step.get());
        }));
    }

    private boolean isHeld(PrivacyRequest request) {
        String by = people.heldBack(request.person(), clock.instant()).orElse(null);
        if (requests.hold(request.id(), by) && by != null) {
            publish(Step.ERASURE_HELD, request.id(), by);
        }
        return by != null;
    }

    private void publish(Step step, long id, String detail) {
        events.publishEvent(new PrivacyEvent(step, id, null, clock.instant(), detail));
    }

    private boolean work(PrivacyRequest request, ErasureStep step) {
        try {
            ErasureStep next = step(request, step);
            if (next != step) {
                requests.goOn(request.id(), next);
            }
            return next != step || (step != ErasureStep.CERTIFICATE && step != ErasureStep.IMPORTS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The step to go on with: the same while there is more of it. */
    private ErasureStep step(PrivacyRequest request, ErasureStep step) throws IOException {
        boolean afterInteractions = step == ErasureStep.CONTACTS || step == ErasureStep.CERTIFICATE;
        if (afterInteractions && !erasure.interactions(request.person(), 1).isEmpty()) {
            // Ingestion was under way with a contact that was read before it was detached.
            return ErasureStep.CALLS;
        }
        boolean done = switch (step) {
            case SUPPRESSION -> suppress(request);
            case RECORDINGS -> eraseRecordings(request);
            case CALLS -> eraseCalls(request);
            case INTERACTIONS -> eraseInteractions(request);
            case CONTACTS -> eraseContacts(request);
            case IMPORTS -> eraseImports(request);
            case MENTIONS -> eraseMentions(request);
            case CERTIFICATE -> certify(request);
        };
        return done && step != ErasureStep.CERTIFICATE ? step.next() : step;
    }

    private boolean eraseContacts(PrivacyRequest request) {
        note(request, "CONTACTS", erasure.deleteContacts(request.person()));
        return true;
    }

    /** What others are known by, too, is not the person's alone: it stays theirs. */
    private boolean suppress(PrivacyRequest request) {
        Person known = request.person().and(people.person(request.person().contactIds()));
        Person person = known.without(people.shared(known));
        requests.know(request.id(), person);
        List<Identity> identities = new ArrayList<>();
        person.identities().forEach(identity -> {
            int tab = identity.indexOf('\t');
            identities.add(new Identity(identity.substring(0, tab), identity.substring(tab + 1)));
        });
        person.phones().forEach(phone -> identities.add(new Identity("", "phone:" + phone)));
        person.documents().forEach(document -> identities.add(new Identity("", "document:" + document)));
        person.emails().forEach(email -> identities.add(new Identity("", "email:" + email)));
        Instant approved = Objects.requireNonNull(request.approved()).at();
        suppressions.suppressPerson(identities, approved);
        erasure.detach(person);
        return true;
    }

    private boolean eraseRecordings(PrivacyRequest request) throws IOException {
        List<Long> ids = erasure.interactions(request.person(), Integer.MAX_VALUE).stream()
                .map(RecordKey::id)
                .toList();
        ErasedFiles files = recordings.erase(ids);
        note(request, "RECORDING_FILES", files.deleted());
        note(request, "SHARED_RECORDINGS", files.shared());
        return true;
    }

    private boolean eraseCalls(PrivacyRequest request) {
        List<RecordKey> batch = erasure.calls(request.person(), BATCH);
        if (!batch.isEmpty()) {
            suppressions.suppressRecords(RecordKind.IVR_CALL, ids(batch));
            erasure.anonymiseCalls(batch);
            note(request, "CALLS", batch.size());
        }
        return batch.isEmpty();
    }

    private boolean eraseInteractions(PrivacyRequest request) throws IOException {
        List<RecordKey> batch = erasure.interactions(request.person(), BATCH);
        if (!batch.isEmpty()) {
            recordings.erase(ids(batch));
            suppressions.suppressRecords(RecordKind.INTERACTION, ids(batch));
            Anonymised anonymised = erasure.anonymise(request.person(), batch);
            note(request, "INTERACTIONS", batch.size());
            note(request, "MESSAGES", anonymised.messages());
            note(request, "RECORDINGS", anonymised.recordings());
        }
        return batch.isEmpty();
    }

    private static List<Long> ids(List<RecordKey> batch) {
        return batch.stream().map(RecordKey::id).toList();
    }

    /** False: a file that tells of the person is being brought in right now, without its rows. */
    private boolean eraseImports(PrivacyRequest request) throws IOException {
        boolean all = true;
        for (int run : uploads.telling(request.person().pattern())) {
            boolean discarded = uploads.discard(run);
            note(request, "FILES", discarded ? 1 : 0);
            all &= discarded;
        }
        note(request, "IMPORT_ROWS", traces.erase(request.person().pattern()));
        note(request, "SOURCE_EVENTS", sources.erase(request.person().pattern()));
        return all;
    }

    private boolean eraseMentions(PrivacyRequest request) {
        long mentions = 0;
        for (Free text : erasure.freeTexts()) {
            mentions += erasure.replaceMentions(text, request.person());
        }
        note(request, "MENTIONS", mentions);
        return true;
    }

    private boolean certify(PrivacyRequest request) {
        erasure.emptyHolds(request.person());
        searches.forgetAll();
        Instant now = clock.instant();
        Certificate certificate = Certificate.of(request, requests.erased(request.id()), now);
        requests.finish(request, certificate.sha256(), now);
        publish(Step.ERASURE_DONE, request.id(), String.valueOf(certificate.erased()));
        log.info("Erasure {} is done: {}", request.id(), certificate.erased());
        return true;
    }

    private void note(PrivacyRequest request, String kind, long amount) {
        requests.erased(request.id(), kind, amount);
    }
}
