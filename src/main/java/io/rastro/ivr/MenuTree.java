package io.rastro.ivr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A place in the menus: how many calls left there and how, and where the others went on to. */
public final class MenuTree {

    private final String label;
    private final MenuNode node;
    private final Map<String, MenuTree> byOption = new LinkedHashMap<>();
    private long retained;
    private long left;
    private long forwarded;

    MenuTree(String label, MenuNode node) {
        this.label = label;
        this.node = node;
    }

    /** The calls of one path, and how they ended. */
    record PathCount(int ivr, int path, List<String> options, IvrOutcome outcome, long calls) {}

    /** Adds the calls of a path that begins here. */
    void add(PathCount count) {
        MenuTree place = this;
        for (String option : count.options()) {
            int depth = place.node.depth() + 1;
            place = place.byOption.computeIfAbsent(
                    option, next -> new MenuTree(next, new MenuNode(count.ivr(), count.path(), depth, false)));
        }
        place.end(count.outcome(), count.calls());
    }

    private void end(IvrOutcome outcome, long calls) {
        switch (outcome) {
            case RETAINED -> retained += calls;
            case ABANDONED -> left += calls;
            case FORWARDED -> forwarded += calls;
        }
    }

    /** The option chosen, or the name of the IVR. */
    public String label() {
        return label;
    }

    public MenuNode node() {
        return node;
    }

    /** The places that calls went on to, the most used first. */
    public List<MenuTree> children() {
        return byOption.values().stream()
                .sorted(Comparator.comparingLong(MenuTree::through).reversed().thenComparing(MenuTree::label))
                .toList();
    }

    /** How many ended here, of those that a set counts by where they ended. */
    public long ended(CallSet set) {
        return switch (set) {
            case RETAINED -> retained;
            case LEFT_IN_IVR -> left;
            case FORWARDED -> forwarded;
            default -> throw new IllegalArgumentException(set.name());
        };
    }

    /** How many passed. */
    public long through() {
        return retained
                + left
                + forwarded
                + byOption.values().stream().mapToLong(MenuTree::through).sum();
    }

    /** This place and all behind it, each before those behind it. */
    public List<MenuTree> all() {
        List<MenuTree> all = new ArrayList<>(List.of(this));
        children().forEach(child -> all.addAll(child.all()));
        return all;
    }
}
