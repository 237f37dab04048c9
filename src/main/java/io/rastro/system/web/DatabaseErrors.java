package io.rastro.system.web;

import io.rastro.system.StorageFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A database that is away or too slow is a state of the installation, not a defect of the page: it is told as such. */
@ControllerAdvice
@Order(0)
class DatabaseErrors {

    private static final Logger log = LoggerFactory.getLogger(DatabaseErrors.class);

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        NonTransientDataAccessResourceException.class,
        TransientDataAccessResourceException.class
    })
    void unavailable(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (StorageFault.full(failure) && !response.isCommitted()) {
            StorageErrors.refuse(failure, request, response);
            return;
        }
        log.warn("The database does not answer: {}", failure.getMessage());
        answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, failure, response);
    }

    @ExceptionHandler({QueryTimeoutException.class, TransactionTimedOutException.class})
    void tooSlow(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (HeavyRequests.isReport(request)) {
            request.setAttribute(ErrorPages.REASON, ErrorPages.SLOW_REPORT);
        }
        answer(HttpServletResponse.SC_GATEWAY_TIMEOUT, failure, response);
    }

    private static void answer(int status, Exception failure, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // Half an answer is out: only a broken connection tells the reader that it is not the whole.
            throw failure;
        }
        response.sendError(status);
    }
}
