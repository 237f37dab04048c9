package io.rastro.ledger;

import io.rastro.ledger.LedgerHeads.SignedHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Reads the whole ledger and looks whether anything was changed, left out or put elsewhere: each entry against its hash and
 * its place, what retention removed against its signature, the end of the chain against what was written down of it.
 */
@Service
public class LedgerVerification {

    private static final int PROBLEMS_TOLD = 100;

    private final LedgerRepository repository;
    private final LedgerHeads heads;
    private final LedgerKeys keys;

    LedgerVerification(LedgerRepository repository, LedgerHeads heads, LedgerKeys keys) {
        this.repository = repository;
        this.heads = heads;
        this.keys = keys;
    }

    /** What may be wrong at a place. */
    public enum Fault {
        /** Its content, or that of the entry before it, is not what it was. */
        CHANGED,
        /** Entries before it are not there. */
        MISSING,
        /** The end of the chain was further once. */
        CUT_OFF,
        /** At this number there was another entry when the head was written down. */
        REPLACED,
        /** What was removed, or the head written down, is not signed by the home's key. */
        NOT_SIGNED
    }

    /**
     * Something wrong.
     *
     * @param number the entry at which it shows; 0: a line that names none
     */
    public record Problem(Fault fault, long number) {}

    /**
     * What was found.
     *
     * @param entries how many were read
     * @param first the number of the first; 0: there is none
     * @param head the end of the chain as it is
     * @param headsCompared how many written-down ends were compared
     * @param problems the first of them by place; none: the ledger is whole
     */
    public record Report(
            long entries, long first, LedgerHead head, long headsCompared, String publicKey, List<Problem> problems) {

        public boolean whole() {
            return problems.isEmpty();
        }
    }

    public Report verify() {
        List<SignedHead> writtenDown = writtenDown();
        List<LedgerCheckpoint> removed = repository.checkpoints();
        LedgerHead start = removed.isEmpty() ? LedgerHead.NONE : removed.get(0).head();
        Walk walk = new Walk(start, writtenDown);
        removed.stream()
                .filter(checkpoint -> !keys.signed(checkpoint.head(), checkpoint.signature()))
                .forEach(checkpoint -> walk.problem(Fault.NOT_SIGNED, checkpoint.number()));
        repository.forEach(walk::accept);
        return walk.end(keys.publicKey());
    }

    private List<SignedHead> writtenDown() {
        try {
            return heads.read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Goes along the chain. */
    private static final class Walk {

        private final List<Problem> problems = new ArrayList<>();
        private final Map<Long, SignedHead> expected = new HashMap<>();
        private final List<SignedHead> writtenDown;
        private final long removed;
        private LedgerHead before;
        private long entries;
        private long first;

        Walk(LedgerHead start, List<SignedHead> writtenDown) {
            this.before = start;
            this.removed = start.number();
            this.writtenDown = writtenDown;
            for (SignedHead head : writtenDown) {
                if (head.signed()) {
                    expected.put(head.number(), head);
                } else {
                    problem(Fault.NOT_SIGNED, head.number());
                }
            }
        }

        void accept(LedgerLink link) {
            long number = link.number();
            first = entries++ == 0 ? number : first;
            if (number != before.number() + 1) {
                problem(Fault.MISSING, number);
            } else if (!Arrays.equals(link.entry().hash(before.hash(), number), link.hash())) {
                problem(Fault.CHANGED, number);
            }
            before = new LedgerHead(number, link.hash());
            SignedHead head = expected.remove(number);
            if (head != null && !head.hash().equals(HexFormat.of().formatHex(link.hash()))) {
                problem(Fault.REPLACED, number);
            }
        }

        Report end(String publicKey) {
            expected.keySet().stream()
                    .filter(number -> number > before.number())
                    .min(Long::compare)
                    .ifPresent(number -> problem(Fault.CUT_OFF, before.number() + 1));
            return new Report(entries, first, before, compared(), publicKey, List.copyOf(problems));
        }

        private long compared() {
            return writtenDown.stream().filter(head -> head.number() > removed).count();
        }

        void problem(Fault fault, long number) {
            if (problems.size() < PROBLEMS_TOLD) {
                problems.add(new Problem(fault, number));
            }
        }
    }
}
