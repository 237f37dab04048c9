package io.rastro.ledger;

import io.rastro.interaction.Medium;
import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident touched, as far as the ledger tells.
 *
 * @param acts how many of each kind
 * @param subjects the contacts of the conversations that single pages showed, by medium; those of exports are in their rows
 */
public record Incident(List<Acts> acts, List<Reader> readers, List<Exported> exports, List<Subjects> subjects) {

    public record Acts(Kind kind, long count) {}

    /**
     * Somebody at a machine.
     *
     * @param name null: nobody was signed in
     * @param sessions how many
     */
    public record Reader(
            @Nullable String name, @Nullable String address, long sessions, long acts, Instant first, Instant last) {}

    /**
     * A file that left.
     *
     * @param id of its receipt
     * @param outcome null: its end is not in the period
     * @param rows null: likewise
     * @param criteria as they are kept
     * @param columns their headers
     */
    public record Exported(
            Instant at,
            @Nullable String name,
            String id,
            @Nullable Outcome outcome,
            @Nullable Long rows,
            String criteria,
            String columns) {}

    public record Subjects(Medium medium, long count) {}

    /**
     * A contact whose data a page showed.
     *
     * @param contactId of the person
     * @param label as readers know them
     * @param acts how many showed something of them
     */
    public record Touched(
            long contactId, @Nullable String label, Medium medium, long acts, Instant first, Instant last) {}
}
