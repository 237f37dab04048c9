package io.rastro.ledger;

import io.rastro.report.Cursor;
import io.rastro.report.ListRow;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the list.
 *
 * @param number its place in the chain
 */
public record LedgerRow(long number, LedgerEntry entry) implements ListRow {

    @Override
    public long id() {
        return number;
    }

    /** Of an entry about a single one. */
    @Override
    public boolean showsPerson() {
        return false;
    }

    @Override
    public @Nullable Long conversationId() {
        return entry.conversationIds().size() == 1 ? entry.conversationIds().get(0) : null;
    }

    @Override
    public Cursor cursor(long position) {
        return new Cursor(entry.at(), number, position);
    }
}
