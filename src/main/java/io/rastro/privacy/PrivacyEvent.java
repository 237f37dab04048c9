package io.rastro.privacy;

import io.rastro.system.LedgerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with one person's data, or that stopped it; published to whoever keeps a ledger. Tells nothing
 * of the person but the number of its request.
 *
 * @param subject the number of a request or, of holds, of a hold
 * @param account the name somebody signs in by; null: the portal did it in the background
 * @param detail counts by kind, or why it waits; empty: nothing more to say
 * @param typed what the person was looked for by
 * @param contactIds those shown, or handed out
 */
public record PrivacyEvent(
        Step step,
        long subject,
        @Nullable String account,
        Instant at,
        String detail,
        Map<String, List<String>> typed,
        Set<Long> contactIds)
        implements LedgerEvent {

    private static final Actor PORTAL = new Actor(null, "Rastro");

    PrivacyEvent(Step step, long subject, @Nullable String account, Instant at, String detail) {
        this(step, subject, account, at, detail, Map.of(), Set.of());
    }

    @Override
    public Kind kind() {
        return Kind.ERASURE;
    }

    @Override
    public String action() {
        return "privacy-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public @Nullable Actor actor() {
        return account == null ? PORTAL : null;
    }

    @Override
    public List<String> objects() {
        return step == Step.SEARCHED ? List.of() : List.of(step.object + "/" + subject);
    }

    @Override
    public Map<String, String> details() {
        return detail.isEmpty() ? Map.of() : Map.of("state", detail);
    }

    /** The whole of a person leaves the portal by an export. */
    @Override
    public boolean givesDataOut() {
        return step == Step.EXPORTED;
    }

    /** What was done. */
    public enum Step {
        SEARCHED("search"),
        OPENED("request"),
        SEEN("request"),
        EXPORTED("request"),
        ERASURE_ASKED("request"),
        ERASURE_APPROVED("request"),
        ERASURE_WITHDRAWN("request"),
        ERASURE_HELD("request"),
        ERASURE_DONE("request"),
        HOLD_PLACED("hold"),
        HOLD_RELEASED("hold"),
        SAC_DECLARED("service");

        /** The kind of what it is done to. */
        private final String object;

        Step(String object) {
            this.object = object;
        }
    }
}
