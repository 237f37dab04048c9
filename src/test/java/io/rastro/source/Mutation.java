package io.rastro.source;

import java.util.List;
import java.util.Random;

/** What a line may become on a failing disk, on the wire or in an editor. */
final class Mutation {

    /** What a pattern or a loop may stumble over by the thousand. */
    static final List<String> REPEATED = List.of(
            "|",
            "\"",
            ",",
            "\"\",",
            "-",
            ".",
            "1",
            "<",
            "\u0000",
            "1|",
            "((",
            "\\",
            "{",
            "[",
            "{\"a\":",
            " ",
            "\u200E",
            ": ",
            "<anexado: ");

    private static final String MARKS =
            "|\",;\\-.:<>@/ \t\u0000\u00e9\u200e\u202f\ud83d\ude000123456789{}[]eabcANSWERNONE";

    private static final int CHANGES = 4;

    private Mutation() {}

    static String of(String line, Random random) {
        String mutated = line;
        for (int left = random.nextInt(CHANGES); left > 0; left--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static String once(String line, Random random) {
        if (line.isEmpty()) {
            return "|";
        }
        int from = random.nextInt(line.length());
        int to = from + random.nextInt(line.length() - from + 1);
        char mark = MARKS.charAt(random.nextInt(MARKS.length()));
        return switch (random.nextInt(8)) {
            case 0 -> line.substring(0, from);
            case 1 -> line.substring(from);
            case 2 -> line.substring(0, from) + mark + line.substring(from);
            case 3 -> line.substring(0, from) + mark + line.substring(from + 1);
            case 4 -> line.substring(0, from) + line.substring(Math.min(to, from + 12));
            case 5 -> line.substring(0, to) + line.substring(from);
            case 6 -> line.substring(0, from) + random.nextInt() + line.substring(from);
            default -> line.replace(line.charAt(from), mark);
        };
    }
}
