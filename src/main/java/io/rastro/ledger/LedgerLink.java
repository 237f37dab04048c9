package io.rastro.ledger;

/**
 * An entry in its place of the chain.
 *
 * @param number from 1, without gaps
 * @param hash that the next entry continues
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record LedgerLink(long number, LedgerEntry entry, byte[] hash) {}
