package io.rastro.account;

import io.rastro.account.SecondFactorEvent.Change;
import io.rastro.account.SignInAttempts.Attempt;
import io.rastro.account.SignedIn.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Checks the code of a second step, within the limits of {@link SignInAttempts}. */
@Component
class SecondFactorCodes {

    private final SecondFactors secondFactors;
    private final SignInAttempts attempts;
    private final ApplicationEventPublisher events;

    SecondFactorCodes(SecondFactors secondFactors, SignInAttempts attempts, ApplicationEventPublisher events) {
        this.secondFactors = secondFactors;
        this.attempts = attempts;
        this.events = events;
    }

    /** @param address the browser's */
    Answer check(PortalUser user, String typed, String address) {
        Attempt attempt = attempts.beginCode(user.getUsername(), address);
        if (attempt.mustWait()) {
            events.publishEvent(SecondFactorEvent.own(Change.LIMITED, user));
            return new Answer(null, "account.signIn.locked", attempt.seconds());
        }
        Optional<Step> used = secondFactors.use(user, typed);
        used.ifPresent(step -> attempts.succeeded(attempt));
        return new Answer(used.orElse(null), "account.code.wrong", 0);
    }

    /**
     * @param step null: the code is not accepted, and the message says why
     * @param seconds how long to wait before the next attempt, where the message says so
     */
    record Answer(@Nullable Step step, String message, long seconds) {}
}
