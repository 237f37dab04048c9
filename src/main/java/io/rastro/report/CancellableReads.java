package io.rastro.report;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the {@link Cancellation} of a thread on which connection it reads, and when that goes back to the pool. */
@Component
class CancellableReads implements TransactionExecutionListener {

    private final DataSource dataSource;

    CancellableReads(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    // Only here: an exception after the beginning would keep the connection.
    @Override
    public void beforeBegin(TransactionExecution transaction) {
        if (transaction.isReadOnly()
                && Cancellation.current().filter(Cancellation::cancelled).isPresent()) {
            throw new CancellationException("Nobody wants what would be read");
        }
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null && transaction.isReadOnly()) {
            Cancellation.current().ifPresent(cancellation -> connection().ifPresent(cancellation::covers));
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        spare();
    }

    @Override
    public void beforeRollback(TransactionExecution transaction) {
        spare();
    }

    // A commit that fails is rolled back without being told before.
    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        spare();
    }

    private void spare() {
        Cancellation.current().ifPresent(cancellation -> connection().ifPresent(cancellation::spares));
    }

    private Optional<PGConnection> connection() {
        try {
            return TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder
                    ? Optional.of(holder.getConnection().unwrap(PGConnection.class))
                    : Optional.empty();
        } catch (SQLException closed) {
            return Optional.empty();
        }
    }
}
