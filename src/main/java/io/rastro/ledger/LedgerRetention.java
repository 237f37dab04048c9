package io.rastro.ledger;

import io.rastro.system.LedgerEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the ledger's oldest months when their time is over; a signed checkpoint says what was there. */
@Component
class LedgerRetention {

    private static final Logger log = LoggerFactory.getLogger(LedgerRetention.class);

    private final LedgerRepository repository;
    private final Ledger ledger;
    private final LedgerKeys keys;
    private final LedgerProperties properties;
    private final Clock clock;

    LedgerRetention(
            LedgerRepository repository, Ledger ledger, LedgerKeys keys, LedgerProperties properties, Clock clock) {
        this.repository = repository;
        this.ledger = ledger;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 4 * * *", zone = "UTC")
    void removeOutdated() {
        Instant monthsBefore = clock.instant()
                .minus(properties.keep())
                .atZone(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        Optional<LedgerHead> last = repository.lastBefore(monthsBefore);
        last.ifPresent(head -> {
            long removed = repository.remove(head, keys.publicKey(), keys.sign(head));
            log.info("Removed {} entries of the ledger from before {}", removed, monthsBefore);
            ledger.put(new EntriesRemoved(head, removed), LedgerContext.PORTAL);
        });
    }

    /** That entries are gone. */
    private record EntriesRemoved(LedgerHead last, long removed) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.LEDGER;
        }

        @Override
        public String action() {
            return "ledger-entries-removed";
        }

        @Override
        public List<String> objects() {
            return List.of("ledger/" + last.number());
        }

        @Override
        public Long shown() {
            return removed;
        }
    }
}
