package io.rastro.system;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that the ledger keeps for ever: who did what, to whom. Whoever does it publishes it as an application event on
 * the thread that does it; who is signed in there, from which address and in which session, is found out by the listener.
 * No value of it may be a secret, nor say in clear who a client is: ids of rows serve.
 */
public interface LedgerEvent {

    /** What sort of act it is, by which the ledger is filtered. */
    enum Kind {
        SIGN_IN,
        REFUSAL,
        SEARCH,
        EXPORT,
        HISTORY,
        LISTENING,
        DOWNLOAD,
        IMPORT,
        TOKEN,
        ADMINISTRATION,
        ERASURE,
        LEDGER
    }

    /** What became of it. */
    enum Outcome {
        DONE,
        REFUSED,
        FAILED,
        /** Some of what was asked for left the portal, not all. */
        BROKEN_OFF,
        /** Whoever asked for it did not want it any more. */
        CANCELLED
    }

    /**
     * Somebody other than who is signed in on the thread.
     *
     * @param accountId null: no account of the portal
     * @param name as it is to be read
     */
    record Actor(@Nullable Integer accountId, String name) {}

    Kind kind();

    /** The act itself, a few words with hyphens such as {@code account-disabled}; {@code ledger.action.} and it is its message. */
    String action();

    default Outcome outcome() {
        return Outcome.DONE;
    }

    /** Who did it; null: who is signed in on this thread, or nobody. */
    default @Nullable Actor actor() {
        return null;
    }

    /** What it was done to, each by its kind and id, such as {@code account/7}. */
    default List<String> objects() {
        return List.of();
    }

    /** What else is to be known, in a few words each. */
    default Map<String, String> details() {
        return Map.of();
    }

    /** What was asked for, by the parameters of the address: ids, codes and dates. */
    default Map<String, List<String>> criteria() {
        return Map.of();
    }

    /** The same of what a person typed, which may say who a client is: kept as keyed hashes alone. */
    default Map<String, List<String>> typed() {
        return Map.of();
    }

    /** How many rows were shown or left the portal; null: none can be counted. */
    default @Nullable Long shown() {
        return null;
    }

    /** The contacts, data subjects, whom it concerns, where they are few and known. */
    default Set<Long> contactIds() {
        return Set.of();
    }

    /** The conversations whose persons it shows, where they are few and known. */
    default Set<Long> conversationIds() {
        return Set.of();
    }

    /** Whether data leave the portal by it: then publishing returns when it is kept, and fails when it cannot be. */
    default boolean givesDataOut() {
        return false;
    }
}
