package io.rastro.ledger.web;

import io.rastro.account.ApiClient;
import io.rastro.account.PortalUser;
import io.rastro.ledger.Ledger;
import io.rastro.ledger.LedgerContext;
import io.rastro.system.LedgerEvent;
import io.rastro.system.web.PageRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Brings what happens into the ledger, with who does it from where. */
@Component
class LedgerListener {

    private final Ledger ledger;

    LedgerListener(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What hands data out is kept before it does. */
    @EventListener(condition = "#event.givesDataOut()")
    void keep(LedgerEvent event) {
        ledger.keep(event, context());
    }

    /** Everything else when it is certain: after the transaction that does it. */
    @TransactionalEventListener(fallbackExecution = true, condition = "!#event.givesDataOut()")
    void put(LedgerEvent event) {
        ledger.put(event, context());
    }

    private static LedgerContext context() {
        HttpServletRequest request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest()
                : null;
        // A cookie that comes with a token counts for nothing, and its session did not do this.
        HttpSession session = request == null || PageRequests.showsToken(request) ? null : request.getSession(false);
        String address = request == null ? null : request.getRemoteAddr();
        String path = request == null ? null : path(request);
        String sessionId = session == null ? null : session.getId();
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        Object who = signedIn == null ? null : signedIn.getPrincipal();
        return who instanceof PortalUser reader
                ? new LedgerContext(reader.id(), reader.displayName(), reader.scope(), address, path, sessionId)
                : new LedgerContext(null, program(who), null, address, path, sessionId);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return HttpMethod.GET.matches(request.getMethod()) ? path : request.getMethod() + " " + path;
    }

    private static @Nullable String program(@Nullable Object who) {
        return who instanceof ApiClient client ? client.signature() : null;
    }
}
