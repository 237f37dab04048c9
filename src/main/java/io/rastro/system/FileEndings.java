package io.rastro.system;

import java.util.regex.Pattern;

/** Addresses that are answered by a file: that of a page, and an ending that names the file's format. */
public final class FileEndings {

    public static final String CSV = "csv";

    private static final String EACH = CSV;

    /** Follows the address of a page in a rule, and stands for each ending. */
    public static final String ANY = ".{ending:" + EACH + "}";

    private static final Pattern ENDING = Pattern.compile("\\.(?:" + EACH + ")$");

    private FileEndings() {}

    public static boolean isFile(String path) {
        return ENDING.matcher(path).find();
    }
}
