package io.rastro.system.http;

import java.util.HashMap;
import java.util.Map;

/** How many requests of a kind are worked on at once: in all, and of one sender. */
public final class RequestSlots {

    private final int all;
    private final int each;
    private final Map<String, Integer> taken = new HashMap<>();
    private int total;

    public RequestSlots(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** Takes a slot unless there is none; does not wait. */
    public synchronized boolean take(String sender) {
        if (total >= all || taken.getOrDefault(sender, 0) >= each) {
            return false;
        }
        total++;
        taken.merge(sender, 1, Integer::sum);
        return true;
    }

    public synchronized void giveBack(String sender) {
        total--;
        taken.computeIfPresent(sender, (known, count) -> count == 1 ? null : count - 1);
    }
}
