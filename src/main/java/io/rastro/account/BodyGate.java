package io.rastro.account;

import io.rastro.system.StorageFault;
import io.rastro.system.http.ClientNetwork;
import io.rastro.system.http.RequestSlots;
import io.rastro.system.http.Uploads;
import io.rastro.system.web.ErrorPages;
import io.rastro.system.web.StorageErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks who sends a body before it is read: a file only from who may send it there, a stranger's form only if it is small. No
 * kind of body may hold all threads, however slowly it comes. Stands before whatever looks for a parameter.
 */
final class BodyGate extends OncePerRequestFilter {

    /** Names, passwords and preferences fit many times. */
    static final int STRANGERS_BYTES = 64 * 1024;

    static final int UPLOADS_AT_ONCE = 4;
    static final String RETRY_AFTER_SECONDS = "30";

    private static final Logger log = LoggerFactory.getLogger(BodyGate.class);

    private final SignInEntryPoint signIn;
    private final ApplicationEventPublisher events;
    private final RequestSlots uploads = new RequestSlots(UPLOADS_AT_ONCE, UPLOADS_AT_ONCE);
    private final RequestSlots strangers;
    private final RequestSlots readers;

    /** @param threads how many requests the server works on at once */
    BodyGate(SignInEntryPoint signIn, ApplicationEventPublisher events, int threads) {
        this.events = events;
        this.signIn = signIn;
        this.strangers = new RequestSlots(Math.max(2, threads / 5), Math.max(2, threads / 10));
        this.readers = new RequestSlots(Math.max(2, threads / 2), Math.max(2, threads / 10));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PortalUser user = user();
        if (Uploads.isMultipart(request)) {
            upload(user, request, response, chain);
        } else if (!Uploads.hasBody(request)) {
            chain.doFilter(request, response);
        } else if (user != null) {
            within(readers, user.getUsername(), request, response, chain);
        } else if (request.getContentLengthLong() < 0) {
            refuse(HttpServletResponse.SC_LENGTH_REQUIRED, "length", request, response);
        } else if (request.getContentLengthLong() > STRANGERS_BYTES) {
            refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "large-form", request, response);
        } else {
            within(strangers, ClientNetwork.of(request.getRemoteAddr()), request, response, chain);
        }
    }

    private static @Nullable PortalUser user() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof PortalUser user ? user : null;
    }

    private void upload(
            @Nullable PortalUser user, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (user == null) {
            Uploads.leaveUnread(request);
            signIn.ask(request, response, SignInEntryPoint.sessionEnded(request));
        } else if (!user.may(Uploads.areChecked(request) ? Permission.EXPORT : Permission.IMPORT)) {
            events.publishEvent(Refusal.FORBIDDEN);
            refuse(HttpServletResponse.SC_FORBIDDEN, null, request, response);
        } else {
            within(uploads, user.getUsername(), request, response, (parsed, answer) -> {
                if (partsRead(request, response)) {
                    chain.doFilter(parsed, answer);
                }
            });
        }
    }

    private static void within(
            RequestSlots slots,
            String sender,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (!slots.take(sender)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, ErrorPages.UPLOADS, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            slots.giveBack(sender);
        }
    }

    /** Reads the body to disk; what is wrong with it is told here, where it is known to be the sender's or the disk's. */
    private static boolean partsRead(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            request.getParts();
            return true;
        } catch (IOException | ServletException | IllegalStateException | InvalidFileNameException unreadable) {
            if (StorageFault.full(unreadable) || StorageFault.readOnly(unreadable)) {
                Uploads.leaveUnread(request);
                StorageErrors.refuse(unreadable, request, response);
            } else if (tooLarge(unreadable)) {
                refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, null, request, response);
            } else {
                log.info("An upload cannot be read: {}", unreadable.getMessage());
                refuse(HttpServletResponse.SC_BAD_REQUEST, null, request, response);
            }
            return false;
        }
    }

    private static boolean tooLarge(Exception unreadable) {
        return unreadable instanceof InvalidParameterException malformed
                && malformed.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    }

    /** @param reason narrows the status down; null: the status says it all */
    private static void refuse(
            int status, @Nullable String reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            // The sender went away in the middle of his body.
            return;
        }
        Uploads.leaveUnread(request);
        if (reason != null) {
            request.setAttribute(ErrorPages.REASON, reason);
        }
        response.sendError(status);
    }
}
