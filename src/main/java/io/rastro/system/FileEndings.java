package io.rastro.system;

import java.util.regex.Pattern;

/** Addresses that are answered by a file: that of a page, and an ending that names the file's format. */
public final class FileEndings {

    public static final String XLSX = "xlsx";
    public static final String CSV = "csv";
    public static final String JSON_LINES = "jsonl";

    private static final String EACH = XLSX + "|" + CSV + "|" + JSON_LINES;

    /** Follows the address of a page in a mapping or a rule, and stands for each ending. */
    public static final String ANY = ".{ending:" + EACH + "}";

    private static final Pattern ENDING = Pattern.compile("\\.(?:" + EACH + ")$");

    private FileEndings() {}

    public static boolean isFile(String path) {
        return ENDING.matcher(path).find();
    }

    /** The address of the page whose rows a file holds. */
    public static String page(String path) {
        return ENDING.matcher(path).replaceFirst("");
    }
}
