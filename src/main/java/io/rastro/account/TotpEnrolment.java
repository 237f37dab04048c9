package io.rastro.account;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * The secret that somebody is about to take into an authenticator application. It waits in the session, since it counts
 * for nothing until a code of it is entered.
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared
record TotpEnrolment(int accountId, byte[] secret) implements Serializable {

    private static final String ATTRIBUTE = TotpEnrolment.class.getName();

    /** The one that the account has begun in this session, or else a new one. */
    static TotpEnrolment begin(HttpSession session, PortalUser user) {
        return of(session, user).orElseGet(() -> {
            TotpEnrolment begun = new TotpEnrolment(user.id(), Totp.newSecret());
            session.setAttribute(ATTRIBUTE, begun);
            return begun;
        });
    }

    static Optional<TotpEnrolment> of(HttpSession session, PortalUser user) {
        return Optional.ofNullable((TotpEnrolment) session.getAttribute(ATTRIBUTE))
                .filter(begun -> begun.accountId() == user.id());
    }

    static void end(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** The secret as it is typed where no picture can be read, in groups of four. */
    public String typed() {
        return Base32.grouped(secret, " ");
    }
}
