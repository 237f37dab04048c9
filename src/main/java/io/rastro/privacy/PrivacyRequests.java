package io.rastro.privacy;

import io.rastro.account.AccountAdministration;
import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.account.Refusal;
import io.rastro.ingestion.ImportTraceRepository;
import io.rastro.ledger.LinkHolderRepository;
import io.rastro.privacy.PersonRepository.Candidate;
import io.rastro.privacy.PrivacyEvent.Step;
import io.rastro.privacy.PrivacyRequest.Decision;
import io.rastro.privacy.PrivacyRequest.State;
import io.rastro.source.SourceTraceRepository;
import io.rastro.text.PersonPattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do about one person's data. An erasure takes two of them: one asks, another approves. */
@Service
@Transactional
public class PrivacyRequests {

    private static final int SHOWN = 50;

    /** The grounds an erasure can stand on. */
    public static final List<String> BASES = List.of("SUBJECT", "CONSENT", "PURPOSE", "AUTHORITY");

    private final PersonRepository people;
    private final RequestRepository requests;
    private final ImportTraceRepository traces;
    private final SourceTraceRepository sources;
    private final AccountAdministration accounts;
    private final LinkHolderRepository links;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PrivacyRequests(
            PersonRepository people,
            RequestRepository requests,
            ImportTraceRepository traces,
            SourceTraceRepository sources,
            AccountAdministration accounts,
            LinkHolderRepository links,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.requests = requests;
        this.traces = traces;
        this.sources = sources;
        this.accounts = accounts;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    /** Who may be meant; that somebody looked for them is kept. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(PersonTerm term, PortalUser account) {
        List<Candidate> found = people.candidates(term);
        events.publishEvent(new PrivacyEvent(
                Step.SEARCHED,
                0,
                account.getUsername(),
                clock.instant(),
                String.valueOf(found.size()),
                Map.of(term.kind().name().toLowerCase(Locale.ROOT), List.of(term.value())),
                found.stream().map(Candidate::id).collect(Collectors.toSet())));
        return found;
    }

    /**
     * Opens a request about the person that some contacts are.
     *
     * @param term what was typed; without contacts, all there is to go by
     * @return its number; empty when nobody is told by that
     */
    public Optional<Long> open(Collection<Long> contacts, Optional<PersonTerm> term, PortalUser account) {
        Person person = people.person(contacts).and(term.map(Person::of).orElse(Person.NOBODY));
        if (person.unknown()) {
            return Optional.empty();
        }
        long id = requests.open(person, account.getUsername(), clock.instant());
        publish(Step.OPENED, id, account, "");
        return Optional.of(id);
    }

    private void publish(Step step, long id, PortalUser account, String detail) {
        events.publishEvent(new PrivacyEvent(step, id, account.getUsername(), clock.instant(), detail));
    }

    /** Tells the ledger that somebody is shown what a request says of its person. */
    public void seen(PrivacyRequest request, PortalUser account) {
        events.publishEvent(new PrivacyEvent(
                Step.SEEN,
                request.id(),
                account.getUsername(),
                clock.instant(),
                "",
                Map.of(),
                Set.copyOf(request.person().contactIds())));
    }

    @Transactional(readOnly = true)
    public List<PrivacyRequest> latest() {
        return requests.latest(SHOWN);
    }

    @Transactional(readOnly = true)
    public Optional<PrivacyRequest> find(long id) {
        return requests.find(id);
    }

    /** How much is held of a person, by the key of the message that names the kind. */
    @Transactional(readOnly = true)
    public Map<String, Long> holdings(PrivacyRequest request) {
        Map<String, Long> holdings = new LinkedHashMap<>();
        people.holdings(request.person()).forEach((kind, count) -> holdings.put(kind.messageKey(), count));
        holdings.put(
                "privacy.kind.IMPORT_ROWS", traces.rejections(request.person().pattern()));
        holdings.put(
                "privacy.kind.SOURCE_EVENTS", sources.events(request.person().pattern()));
        return holdings;
    }

    /** Why an erasure would have to wait: HOLD or SAC; empty: nothing stops it. */
    @Transactional(readOnly = true)
    public Optional<String> heldBack(PrivacyRequest request) {
        return people.heldBack(request.person(), clock.instant());
    }

    /** How much of each kind was erased, by the key of the message that names it. */
    @Transactional(readOnly = true)
    public Map<String, Long> erased(long id) {
        Map<String, Long> erased = new LinkedHashMap<>();
        requests.erased(id).forEach((kind, amount) -> erased.put("privacy.kind." + kind, amount));
        return erased;
    }

    @Transactional(readOnly = true)
    public boolean anotherMayApprove(PortalUser account) {
        Set<Integer> others = accounts.othersWhoMay(Permission.ERASE, account);
        others.removeAll(links.tiedTo(account.id()));
        return !others.isEmpty();
    }

    /** Why this account may not approve what was asked for: it may be the same person's; empty: it may. */
    @Transactional(readOnly = true)
    public Optional<Outcome> hindrance(PrivacyRequest request, PortalUser account) {
        Decision asked = request.asked();
        if (asked == null) {
            return Optional.empty();
        }
        if (asked.accountId() == account.id()) {
            return Optional.of(Outcome.SAME_ACCOUNT);
        }
        return links.tiedTo(account.id()).contains(asked.accountId())
                ? Optional.of(Outcome.TIED_ACCOUNT)
                : Optional.empty();
    }

    /** What came of an action, told by a message. */
    public enum Outcome {
        DONE,
        BASIS_MISSING,
        REASON_MISSING,
        /** The reason tells who it is: it would outlive the erasure. */
        REASON_TELLS,
        SAME_ACCOUNT,
        /** One of the two has held the link that opens the other. */
        TIED_ACCOUNT,
        OVERTAKEN;

        public String messageKey() {
            return "privacy.outcome." + name();
        }
    }

    /** Asks for the erasure. */
    public Outcome ask(PrivacyRequest request, String basis, String reason, PortalUser account) {
        if (!BASES.contains(basis)) {
            return Outcome.BASIS_MISSING;
        }
        if (reason.isBlank()) {
            return Outcome.REASON_MISSING;
        }
        if (tells(reason, request.person())) {
            return Outcome.REASON_TELLS;
        }
        if (!requests.ask(request.id(), basis, reason.strip(), decision(account))) {
            return Outcome.OVERTAKEN;
        }
        publish(Step.ERASURE_ASKED, request.id(), account, basis);
        return Outcome.DONE;
    }

    private static boolean tells(String reason, Person person) {
        PersonPattern pattern = person.pattern();
        String identifiers = pattern.identifiers();
        return (identifiers != null
                        && Pattern.compile(identifiers).matcher(reason).find())
                || pattern.names().stream()
                        .anyMatch(name -> Pattern.compile(
                                        Pattern.quote(name), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                                .matcher(reason)
                                .find());
    }

    private Decision decision(PortalUser account) {
        return new Decision(account.id(), account.getUsername(), clock.instant());
    }

    /** Approves what another account asked for; the erasure begins in the background. */
    public Outcome approve(PrivacyRequest request, PortalUser account) {
        Optional<Outcome> hindrance = hindrance(request, account);
        if (hindrance.isPresent()) {
            events.publishEvent(Refusal.FORBIDDEN);
            return hindrance.get();
        }
        if (!requests.approve(request.id(), decision(account))) {
            return Outcome.OVERTAKEN;
        }
        publish(Step.ERASURE_APPROVED, request.id(), account, "");
        return Outcome.DONE;
    }

    /** Ends a request without an erasure, and forgets whom it was about. */
    public Outcome withdraw(PrivacyRequest request, PortalUser account) {
        if (!requests.withdraw(request.id(), clock.instant())) {
            return Outcome.OVERTAKEN;
        }
        publish(Step.ERASURE_WITHDRAWN, request.id(), account, request.state().name());
        return Outcome.DONE;
    }

    /** What an erasure did; empty while there is none that is done. */
    @Transactional(readOnly = true)
    public Optional<Certificate> certificate(PrivacyRequest request) {
        Instant finished = request.finishedAt();
        return request.state() == State.DONE && finished != null
                ? Optional.of(Certificate.of(request, requests.erased(request.id()), finished))
                : Optional.empty();
    }
}
