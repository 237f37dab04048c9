package io.rastro.ivr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the menus of an IVR: the first options of a path.
 *
 * @param path the id of any path that begins so
 * @param depth how many of its options; 0: the IVR itself
 * @param ended only the calls that left here, not those that went on
 */
public record MenuNode(int ivr, int path, int depth, boolean ended) {

    private static final Pattern FORM =
            Pattern.compile("([1-9][0-9]{0,8})\\.([1-9][0-9]{0,8})\\.([0-9]{1,3})(\\.end)?");

    public static Optional<MenuNode> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new MenuNode(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3)),
                        form.group(4) != null))
                : Optional.empty();
    }

    public MenuNode ending() {
        return new MenuNode(ivr, path, depth, true);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return ivr + "." + path + "." + depth + (ended ? ".end" : "");
    }
}
