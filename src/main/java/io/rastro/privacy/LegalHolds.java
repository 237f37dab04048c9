package io.rastro.privacy;

import io.rastro.account.PortalUser;
import io.rastro.privacy.LegalHoldRepository.Held;
import io.rastro.privacy.PrivacyEvent.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places and releases legal holds, which stop erasures and retention alike. */
@Service
@Transactional
public class LegalHolds {

    private static final int SHOWN = 200;

    private final LegalHoldRepository repository;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final Clock clock;

    LegalHolds(LegalHoldRepository repository, ApplicationEventPublisher events, ZoneId zone, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.zone = zone;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<LegalHold> list() {
        return repository.list(SHOWN);
    }

    /** Holds everything of the person a request is about; false: no contact of it is known. */
    public boolean ofPerson(PrivacyRequest request, String reason, PortalUser account) {
        boolean known = !request.person().contactIds().isEmpty();
        if (known) {
            place(new Held(request.person().contactIds(), null, null, null, null), reason, account);
        }
        return known;
    }

    /** False: there is no such conversation. */
    public boolean ofConversation(long conversation, String reason, PortalUser account) {
        boolean known = repository.knowsConversation(conversation);
        if (known) {
            place(new Held(null, conversation, null, null, null), reason, account);
        }
        return known;
    }

    /**
     * Holds what was received on some days of the portal's zone.
     *
     * @param to included
     * @param service null: all
     */
    public void ofPeriod(LocalDate from, LocalDate to, @Nullable Integer service, String reason, PortalUser account) {
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
        place(new Held(null, null, start, end, service), reason, account);
    }

    private void place(Held held, String reason, PortalUser account) {
        int id = repository.place(held, reason.strip(), account.getUsername(), clock.instant());
        publish(Step.HOLD_PLACED, id, account);
    }

    /** What it stopped goes on by itself. */
    public void release(int id, PortalUser account) {
        if (repository.release(id, account.getUsername(), clock.instant())) {
            publish(Step.HOLD_RELEASED, id, account);
        }
    }

    private void publish(Step step, int id, PortalUser account) {
        events.publishEvent(new PrivacyEvent(step, id, account.getUsername(), clock.instant(), ""));
    }
}
