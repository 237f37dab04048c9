package io.rastro.ledger;

import java.util.Set;

/**
 * A client as the ledger may know them.
 *
 * @param contactIds all that are the same person
 * @param conversationIds theirs
 * @param hashes of everything by which they may have been looked for
 */
record DataSubject(Set<Long> contactIds, Set<Long> conversationIds, Set<String> hashes) {}
