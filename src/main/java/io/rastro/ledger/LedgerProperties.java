package io.rastro.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about the ledger.
 *
 * @param keep how long entries are kept, at least 180 days; whole months are removed then
 * @param patience how long an act that hands data out waits to be kept before it is refused
 */
@ConfigurationProperties("rastro.ledger")
record LedgerProperties(
        @DefaultValue("1826d") Duration keep,
        @DefaultValue("10s") Duration patience) {

    private static final Duration SHORTEST = Duration.ofDays(180);

    LedgerProperties {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("rastro.ledger.keep: at least 180d, not " + keep.toDays() + "d");
        }
    }
}
