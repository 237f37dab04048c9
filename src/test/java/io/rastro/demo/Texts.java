package io.rastro.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of the demo: UTF-8 files, one entry per line, {@code #} begins a remark. */
final class Texts {

    private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)}");

    private Texts() {}

    static List<String> lines(String file) {
        try (InputStream content = Objects.requireNonNull(Texts.class.getResourceAsStream("/demo/" + file), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The parts of a line between bars, without surrounding blanks. */
    static List<String> parts(String line, int max) {
        return Arrays.stream(line.split("\\|", max)).map(String::strip).toList();
    }

    /** Puts one of the alternatives in place of each {@code {one|other}}, the innermost first. */
    static String spin(String text, Chance chance) {
        String spun = text;
        for (Matcher choice = CHOICE.matcher(spun); choice.find(); choice = CHOICE.matcher(spun)) {
            String[] choices = choice.group(1).split("\\|", -1);
            String chosen = choices[chance.between(0, choices.length - 1)];
            spun = spun.substring(0, choice.start()) + chosen + spun.substring(choice.end());
        }
        return spun;
    }
}
