package io.rastro.ledger;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.InteractionField;
import io.rastro.system.LedgerEvent;
import io.rastro.system.LedgerEvent.Actor;
import jakarta.annotation.PreDestroy;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Makes entries of what happens. */
@Service
public class Ledger {

    /** The parameter of the services that the reader could see; without it all. */
    static final String SCOPE = "scope";

    /** What stands before the hash of a value that was typed. */
    static final String HASHED = "~";

    private static final int LONGEST_TEXT = 2_000;
    private static final int SESSION_BYTES = 16;

    private final LedgerWriter writer;
    private final RepeatedRefusals refusals = new RepeatedRefusals();
    private final SubjectHashes hashes;
    private final Clock clock;

    Ledger(LedgerWriter writer, SubjectHashes hashes, Clock clock) {
        this.writer = writer;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** Keeps it as soon as may be. */
    public void put(LedgerEvent event, LedgerContext context) {
        LedgerEntry entry = entry(event, context);
        if (RepeatedRefusals.isOne(entry)) {
            refusals.put(entry).forEach(writer::put);
        } else {
            writer.put(entry);
        }
    }

    /** Writes how often something was refused again, when its time is over. */
    @Scheduled(fixedDelayString = "PT1M")
    void countRefusals() {
        refusals.close(clock.instant().minus(RepeatedRefusals.WINDOW)).forEach(writer::put);
    }

    /** Before the writer stops. */
    @PreDestroy
    void countLastRefusals() {
        refusals.close(Instant.MAX).forEach(writer::put);
    }

    /**
     * Returns when it is kept.
     *
     * @throws org.springframework.dao.DataAccessResourceFailureException it cannot be
     */
    public void keep(LedgerEvent event, LedgerContext context) {
        writer.keep(entry(event, context));
    }

    private LedgerEntry entry(LedgerEvent event, LedgerContext context) {
        Actor actor = event.actor() == null ? actor(context) : event.actor();
        Map<String, List<String>> criteria = new TreeMap<>(event.criteria());
        List<String> subjects = new ArrayList<>();
        event.typed().forEach((parameter, values) -> {
            List<String> hashed =
                    values.stream().map(value -> hashes.typed(parameter, value)).toList();
            subjects.addAll(hashed);
            criteria.put(parameter, hashed.stream().map(HASHED::concat).toList());
        });
        ServiceScope scope = context.scope();
        if (!criteria.isEmpty() && scope != null && !scope.all()) {
            criteria.put(
                    SCOPE,
                    scope.serviceIds().stream().sorted().map(String::valueOf).toList());
        }
        return new LedgerEntry(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                event.kind(),
                event.action(),
                event.outcome(),
                actor == null ? null : actor.accountId(),
                actor == null ? null : actor.name(),
                context.address(),
                session(context.session()),
                text(context.path()),
                query(criteria),
                event.shown(),
                event.objects(),
                contacts(event, criteria),
                event.conversationIds().stream().sorted().toList(),
                List.copyOf(subjects),
                query(details(event)));
    }

    /** Those whom it concerns, and those that were asked for. */
    private static List<Long> contacts(LedgerEvent event, Map<String, List<String>> criteria) {
        return Stream.concat(
                        event.contactIds().stream(),
                        criteria.getOrDefault(InteractionField.CONTACT.field().name(), List.of()).stream()
                                .map(Long::valueOf))
                .sorted()
                .distinct()
                .toList();
    }

    private static @Nullable Actor actor(LedgerContext context) {
        return context.name() == null ? null : new Actor(context.accountId(), context.name());
    }

    private static Map<String, List<String>> details(LedgerEvent event) {
        Map<String, List<String>> details = new TreeMap<>();
        event.details().forEach((name, value) -> details.put(name, List.of(value)));
        return details;
    }

    private static String query(Map<String, List<String>> parameters) {
        StringJoiner query = new StringJoiner("&");
        parameters.forEach((name, values) -> values.forEach(value -> query.add(encoded(name) + "=" + encoded(value))));
        return query.toString();
    }

    /** The parameters of what {@link #query} wrote. */
    static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters
                    .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                    .add(decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%7E", "~");
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static @Nullable String session(@Nullable String id) {
        return id == null
                ? null
                : HexFormat.of()
                        .formatHex(LedgerEntry.sha256().digest(id.getBytes(StandardCharsets.UTF_8)), 0, SESSION_BYTES);
    }
}
