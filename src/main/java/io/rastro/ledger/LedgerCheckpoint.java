package io.rastro.ledger;

import java.time.Instant;

/**
 * Entries that retention removed.
 *
 * @param number of the last of them
 * @param hash of the last of them, which the next entry continues
 * @param key the public key it was signed by
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record LedgerCheckpoint(long number, Instant firstAt, Instant lastAt, byte[] hash, String key, byte[] signature) {

    LedgerHead head() {
        return new LedgerHead(number, hash);
    }
}
