package io.rastro.ledger;

import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import io.rastro.system.http.ClientNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps strangers from flooding the ledger. A refused sign-in, token or program is an entry at once; the same again, of the
 * same name from the same address, within {@link #WINDOW} is only counted, and one entry says how often, with what is known of
 * the last. So it is for names of nobody's beyond {@link #NAMES_PER_ADDRESS} from one address, and for all beyond
 * {@link #OPEN}, taken together. Not thread-safe by itself: its methods are synchronised.
 */
final class RepeatedRefusals {

    static final Duration WINDOW = Duration.ofMinutes(10);

    /** What one address is refused as by different names of nobody's, each with an entry of its own, in a window. */
    static final int NAMES_PER_ADDRESS = 100;

    /** What is counted at a time: bounds memory, and entries in a window. */
    static final int OPEN = 10_000;

    private static final Set<Kind> ANYBODYS = Set.of(Kind.SIGN_IN, Kind.TOKEN);

    /** In the order in which their windows began. */
    private final Map<Refused, Repeats> open = new LinkedHashMap<>();

    /** Whether it is something that who has no account, or a program, can do as often as they like. */
    static boolean isOne(LedgerEntry entry) {
        return entry.outcome() == Outcome.REFUSED && (ANYBODYS.contains(entry.kind()) || entry.accountId() == null);
    }

    /** Takes a refusal; the entries to be made by now. */
    synchronized List<LedgerEntry> put(LedgerEntry entry) {
        List<LedgerEntry> made = new ArrayList<>(close(entry.at().minus(WINDOW)));
        Refused refused = known(Refused.of(entry));
        Repeats before = open.get(refused);
        open.put(refused, before == null ? new Repeats(entry, entry.at(), 0) : before.again(entry));
        if (before == null) {
            made.add(entry);
        }
        return made;
    }

    private Refused known(Refused refused) {
        if (open.containsKey(refused)) {
            return refused;
        }
        if (open.size() >= OPEN) {
            return Refused.taken(refused.action(), null);
        }
        boolean tooMany = refused.accountId() == null
                && open.keySet().stream().filter(refused::isOfSameStranger).count() >= NAMES_PER_ADDRESS;
        return tooMany ? Refused.taken(refused.action(), refused.address()) : refused;
    }

    /** The entries of what was repeated in windows that began at an instant or before. */
    synchronized List<LedgerEntry> close(Instant begun) {
        List<LedgerEntry> made = new ArrayList<>();
        Iterator<Repeats> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            Repeats repeats = oldest.next();
            if (repeats.begun().isAfter(begun)) {
                break;
            }
            if (repeats.count() > 0) {
                made.add(repeats.entry());
            }
            oldest.remove();
        }
        return made;
    }

    /** What makes refusals the same. */
    private record Refused(
            String action,
            @Nullable Integer accountId,
            @Nullable String name,
            @Nullable String address,
            List<String> objects,
            List<String> subjects,
            String details) {

        /** Whatever it is, by whom, of one address or, without it, of any. */
        static Refused taken(String action, @Nullable String address) {
            return new Refused(action, null, null, address, List.of(), List.of(), "");
        }

        static Refused of(LedgerEntry entry) {
            return new Refused(
                    entry.action(),
                    entry.accountId(),
                    entry.accountName(),
                    entry.address() == null ? null : ClientNetwork.of(entry.address()),
                    entry.objects(),
                    entry.subjects(),
                    entry.details());
        }

        boolean isOfSameStranger(Refused other) {
            return other.accountId == null && String.valueOf(other.address).equals(String.valueOf(address));
        }
    }

    /** @param count how often it came again since */
    private record Repeats(LedgerEntry last, Instant begun, int count) {

        Repeats again(LedgerEntry entry) {
            return new Repeats(entry, begun, count + 1);
        }

        LedgerEntry entry() {
            return last.withDetail("repeated", String.valueOf(count));
        }
    }
}
