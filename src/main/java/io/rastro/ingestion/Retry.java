package io.rastro.ingestion;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in a new transaction, and again when the database gave way to a concurrent one. */
@Component
class Retry {

    private static final int ATTEMPTS = 5;

    private final TransactionTemplate transaction;

    Retry(PlatformTransactionManager transactionManager) {
        this.transaction = new TransactionTemplate(transactionManager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Committed when this returns. */
    <T> T inTransaction(Supplier<T> work) {
        return attempted(status -> work.get());
    }

    /** Undone when this returns: the database has only told whether it would take it. */
    void undone(Runnable work) {
        attempted(status -> {
            work.run();
            status.setRollbackOnly();
            return true;
        });
    }

    private <T> T attempted(TransactionCallback<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(work);
            } catch (ConcurrencyFailureException | DuplicateKeyException conflict) {
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }
}
