package io.rastro.ledger;

import java.util.HexFormat;

/**
 * The end of the chain.
 *
 * @param number of the last entry; 0: there is none
 * @param hash of the last entry
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record LedgerHead(long number, byte[] hash) {

    static final LedgerHead NONE = new LedgerHead(0, LedgerEntry.BEGINNING);

    public String hashInHex() {
        return HexFormat.of().formatHex(hash);
    }

    /** What is signed. */
    String statement() {
        return number + " " + hashInHex();
    }
}
