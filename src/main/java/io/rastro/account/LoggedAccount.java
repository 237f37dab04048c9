package io.rastro.account;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Whose request the lines of the log tell of: the account's number under {@code account}, as the pattern of the console has it.
 * Up to the end of the request, since its error page, which logs defects, comes after all filters.
 */
@Component
final class LoggedAccount implements ServletRequestListener {

    private static final String ACCOUNT = "account";

    static void is(int accountId) {
        MDC.put(ACCOUNT, String.valueOf(accountId));
    }

    /** A request that went on in another thread left its number in this one. */
    @Override
    public void requestInitialized(ServletRequestEvent event) {
        MDC.remove(ACCOUNT);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        MDC.remove(ACCOUNT);
    }
}
