package io.rastro.recording.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of a file in the store: a relative path with {@code /} between its parts, which cannot lead out of it.
 *
 * @param path never absolute, never with {@code ..}
 */
public record StoreName(String path) {

    private static final int LONGEST = 1000;
    private static final int LONGEST_PART = 255;

    public StoreName {
        if (!staysInside(path)) {
            throw new IllegalArgumentException("not a name in the store");
        }
    }

    /**
     * The name that somebody outside gave; empty if it could lead anywhere else. A part that begins with a dot is the
     * portal's own: what was uploaded for one interaction cannot be claimed by naming it in another.
     */
    public static Optional<StoreName> of(String reference) {
        return staysInside(reference) && !reference.startsWith(".") && !reference.contains("/.")
                ? Optional.of(new StoreName(reference))
                : Optional.empty();
    }

    /** The name of a file that the portal itself took in. */
    public static StoreName own(String path) {
        return new StoreName("." + path);
    }

    private static boolean staysInside(String path) {
        if (path.isEmpty() || path.length() > LONGEST || path.contains("\\")) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || !printable(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printable(String part) {
        return part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PART
                && part.chars().noneMatch(Character::isISOControl);
    }
}
