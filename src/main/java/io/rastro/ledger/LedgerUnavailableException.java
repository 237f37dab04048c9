package io.rastro.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** What was to be done cannot be kept in the ledger, and so is not done. */
final class LedgerUnavailableException extends DataAccessResourceFailureException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
