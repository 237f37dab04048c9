package io.rastro.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of icons that templates, scripts and Java write down; each must be written whole to be found. */
final class UsedIcons {

    private static final Pattern NAME = Pattern.compile("(?<![\\w-])ti-([a-z0-9-]+)");

    private static final List<String> PLACES =
            List.of("src/main/java", "src/main/resources/templates", "src/main/resources/static/js");

    private UsedIcons() {}

    static SortedSet<String> inMain() {
        SortedSet<String> names = new TreeSet<>();
        for (String place : PLACES) {
            try (Stream<Path> files = Files.walk(Path.of(place))) {
                files.filter(Files::isRegularFile)
                        .map(UsedIcons::text)
                        .forEach(text -> NAME.matcher(text).results().forEach(found -> names.add(found.group(1))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
