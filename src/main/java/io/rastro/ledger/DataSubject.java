package io.rastro.ledger;

import java.util.HashSet;
import java.util.Set;

/**
 * A client as the ledger may know them.
 *
 * @param contactIds all that are the same person
 * @param conversationIds theirs
 * @param hashes of everything by which they may have been looked for
 */
record DataSubject(Set<Long> contactIds, Set<Long> conversationIds, Set<String> hashes) {

    /** Known by these hashes and, in older entries, by what they were then. */
    static DataSubject knownBy(Set<String> hashes, Set<Long> contactIds, Set<Long> conversationIds) {
        Set<String> ofAllVersions = new HashSet<>(hashes);
        hashes.forEach(hash -> ofAllVersions.add(LedgerKeys.earlier(hash)));
        return new DataSubject(contactIds, conversationIds, ofAllVersions);
    }
}
