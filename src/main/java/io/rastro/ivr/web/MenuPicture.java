package io.rastro.ivr.web;

import io.rastro.ivr.CallSet;
import io.rastro.ivr.MenuTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways through the menus, drawn from left to right: a bar for each place, as tall as calls passed, a band to each
 * place they went on to, and at its lower end the parts that left there. Lengths are about one pixel each.
 */
public record MenuPicture(int width, int height, List<NodeBar> places, List<Band> bands) {

    private static final int MAX_PLACES = 30;
    private static final int COLUMN = 214;
    private static final int BAR = 12;
    private static final int TALLEST = 320;
    private static final int LEAST_SLOT = 36;
    private static final int GAP = 6;
    private static final int LONGEST_LABEL = 22;
    private static final List<CallSet> ENDS = List.of(CallSet.RETAINED, CallSet.LEFT_IN_IVR, CallSet.FORWARDED);

    /**
     * A place.
     *
     * @param tree null: several little used options together
     * @param others how many options stand together
     * @param height of its whole bar
     */
    public record NodeBar(
            @Nullable MenuTree tree,
            int others,
            String label,
            long through,
            double x,
            double y,
            double height,
            List<End> ends) {}

    /** The part of a bar whose calls left there. */
    public record End(CallSet set, double y, double height) {}

    /** The calls that went on, as the outline of a band. */
    public record Band(String path) {}

    static MenuPicture of(List<MenuTree> menus) {
        long total = menus.stream().mapToLong(MenuTree::through).sum();
        Drawing drawing = new Drawing((double) TALLEST / Math.max(1, total), kept(menus));
        double y = GAP;
        for (MenuTree menu : menus) {
            y = drawing.draw(menu, 0, y) + GAP;
        }
        return new MenuPicture(drawing.deepest * COLUMN + COLUMN, (int) Math.ceil(y), drawing.places, drawing.bands);
    }

    // The most used places, and every IVR.
    private static Set<MenuTree> kept(List<MenuTree> menus) {
        Set<MenuTree> kept = new HashSet<>(menus);
        menus.stream()
                .flatMap(menu -> menu.all().stream())
                .sorted(Comparator.comparingLong(MenuTree::through).reversed())
                .limit(MAX_PLACES)
                .forEach(kept::add);
        return kept;
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1))
                                .strip() + "…";
    }

    /** Places bars from the top down; what is behind a place decides how much room it takes. */
    private static final class Drawing {

        private final double scale;
        private final Set<MenuTree> kept;
        private final List<NodeBar> places = new ArrayList<>();
        private final List<Band> bands = new ArrayList<>();
        private int deepest;

        Drawing(double scale, Set<MenuTree> kept) {
            this.scale = scale;
            this.kept = kept;
        }

        /** Returns where the next place may begin; a place comes before those behind it, as it is read. */
        double draw(MenuTree menu, int column, double y) {
            deepest = Math.max(deepest, column);
            double height = height(menu.through());
            double wentOn =
                    height(menu.children().stream().mapToLong(MenuTree::through).sum());
            places.add(new NodeBar(
                    menu,
                    1,
                    shortened(menu.label()),
                    menu.through(),
                    column * COLUMN,
                    round(y),
                    round(height),
                    ends(menu, y + wentOn)));
            double next = drawChildren(menu, column, y);
            return Math.max(next, y + Math.max(LEAST_SLOT, height + GAP));
        }

        private double drawChildren(MenuTree menu, int column, double y) {
            double next = y;
            double from = y;
            for (MenuTree child : shown(menu)) {
                bands.add(band(column * COLUMN + BAR, from, (column + 1) * COLUMN, next, height(child.through())));
                from += height(child.through());
                next = draw(child, column + 1, next);
            }
            return drawOthers(menu, column, from, next);
        }

        private double drawOthers(MenuTree menu, int column, double from, double y) {
            List<MenuTree> others = folded(menu);
            if (others.isEmpty()) {
                return y;
            }
            deepest = Math.max(deepest, column + 1);
            long calls = others.stream().mapToLong(MenuTree::through).sum();
            int x = (column + 1) * COLUMN;
            bands.add(band(column * COLUMN + BAR, from, x, y, height(calls)));
            places.add(new NodeBar(null, others.size(), "", calls, x, round(y), round(height(calls)), List.of()));
            return y + Math.max(LEAST_SLOT, height(calls) + GAP);
        }

        private List<MenuTree> shown(MenuTree menu) {
            return menu.children().stream().filter(kept::contains).toList();
        }

        private List<MenuTree> folded(MenuTree menu) {
            return menu.children().stream()
                    .filter(child -> !kept.contains(child))
                    .toList();
        }

        private List<End> ends(MenuTree menu, double from) {
            List<End> ends = new ArrayList<>();
            double y = from;
            for (CallSet set : ENDS) {
                double height = scale * menu.ended(set);
                if (height > 0) {
                    ends.add(new End(set, round(y), round(Math.max(0.5, height))));
                    y += height;
                }
            }
            return ends;
        }

        private double height(long calls) {
            return scale * calls;
        }

        private static Band band(double x1, double y1, double x2, double y2, double height) {
            double thick = Math.max(0.7, height);
            double middle = (x1 + x2) / 2;
            return new Band("M" + x1 + " " + round(y1) + "C" + middle + " " + round(y1) + " " + middle + " " + round(y2)
                    + " " + x2 + " " + round(y2) + "v" + round(thick) + "C" + middle + " " + round(y2 + thick) + " "
                    + middle + " " + round(y1 + thick) + " " + x1 + " " + round(y1 + thick) + "Z");
        }

        private static double round(double length) {
            return Math.round(length * 10) / 10.0;
        }
    }
}
