package io.rastro.recording;

import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Transactions of a portal that is killed before each of them. */
final class DyingTransactions implements TransactionOperations {

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        throw new TransactionSystemException("killed");
    }
}
