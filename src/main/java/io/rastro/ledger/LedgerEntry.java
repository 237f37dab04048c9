package io.rastro.ledger;

import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of one act.
 *
 * @param at UTC, in whole seconds
 * @param accountId null: nobody who has an account
 * @param accountName as it was then
 * @param address of the machine it was asked from, as the trusted proxies tell it
 * @param session a hash of the session's id
 * @param path what was asked in the portal
 * @param criteria what was asked of it, as a query string; what was typed only by its keyed hash
 * @param rowCount shown or handed out
 * @param objects what it was done to, such as {@code account/7}
 * @param subjects keyed hashes of what was typed
 * @param details what else is to be known, as a query string
 */
public record LedgerEntry(
        Instant at,
        Kind kind,
        String action,
        Outcome outcome,
        @Nullable Integer accountId,
        @Nullable String accountName,
        @Nullable String address,
        @Nullable String session,
        @Nullable String path,
        String criteria,
        @Nullable Long rowCount,
        List<String> objects,
        List<Long> contactIds,
        List<Long> conversationIds,
        List<String> subjects,
        String details) {

    /** What the first entry continues. */
    static final byte[] BEGINNING = new byte[32];

    /**
     * The SHA-256 that makes it a link of the chain: over the hash of the entry before it, its number, and its fields in the
     * order of this record, each as its length in UTF-8 bytes ({@code -} where there is none), a colon, and itself. The
     * elements of a list are written the same way behind their number.
     */
    byte[] hash(byte[] previous, long number) {
        MessageDigest digest = sha256();
        digest.update(previous);
        StringBuilder text = new StringBuilder();
        for (Object field : new @Nullable Object[] {
            number,
            at.getEpochSecond(),
            kind,
            action,
            outcome,
            accountId,
            accountName,
            address,
            session,
            path,
            criteria,
            rowCount
        }) {
            write(field, text);
        }
        List.of(objects, contactIds, conversationIds, subjects).forEach(list -> write(list, text));
        write(details, text);
        return digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one more thing to be known, by a plain word and a number. */
    LedgerEntry withDetail(String name, String value) {
        String more = name + "=" + value;
        return new LedgerEntry(
                at,
                kind,
                action,
                outcome,
                accountId,
                accountName,
                address,
                session,
                path,
                criteria,
                rowCount,
                objects,
                contactIds,
                conversationIds,
                subjects,
                details.isEmpty() ? more : details + "&" + more);
    }

    private static void write(Collection<?> list, StringBuilder text) {
        write(list.size(), text);
        list.forEach(element -> write(element, text));
    }

    private static void write(@Nullable Object field, StringBuilder text) {
        if (field == null) {
            text.append("-:");
        } else {
            String value = field.toString();
            text.append(value.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(value);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
