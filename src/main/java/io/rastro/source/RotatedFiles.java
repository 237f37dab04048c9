package io.rastro.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log file and what rotation left of its predecessors, whatever rotates it: {@code log.1}, {@code log.0},
 * {@code log-20261128}, {@code log.1764288000}, {@code log.2.gz}, {@code Master-20261128.csv}.
 */
final class RotatedFiles {

    private static final String ROTATED = "(?:[-._](\\d[-\\d_.T]*?|old))";

    private final Path live;
    private final Pattern names;

    RotatedFiles(Path live) {
        this.live = live.toAbsolutePath();
        String name = this.live.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        this.names = Pattern.compile("(?:" + Pattern.quote(name) + ROTATED + "|" + Pattern.quote(stem) + ROTATED
                + Pattern.quote(extension) + ")(?:\\.gz)?");
    }

    Path live() {
        return live;
    }

    /** Oldest first, the file that is written to last; empty: there is none. */
    List<Path> inOrder() throws IOException {
        List<Dated> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(live.getParent())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = names.matcher(file.getFileName().toString());
                if (name.matches()) {
                    Dated.add(file, number(name), found);
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        // Of files of one instant, the highest number is the oldest, as logrotate numbers them.
        found.sort(Comparator.comparing(Dated::modified)
                .thenComparing(Dated::number, Comparator.reverseOrder())
                .thenComparing(Dated::file));
        List<Path> files = new ArrayList<>(found.stream().map(Dated::file).toList());
        if (Files.exists(live)) {
            files.add(live);
        }
        return files;
    }

    private static long number(Matcher name) {
        String part = name.group(1) == null ? name.group(2) : name.group(1);
        return part != null && part.matches("\\d{1,18}") ? Long.parseLong(part) : 0;
    }

    private record Dated(Path file, FileTime modified, long number) {

        static void add(Path file, long number, List<Dated> found) throws IOException {
            try {
                found.add(new Dated(file, Files.getLastModifiedTime(file), number));
            } catch (NoSuchFileException justRenamed) {
                // It is found under its new name when it is looked for again.
            }
        }
    }

    /** The file that was read so far, whatever it is called now; null: it is gone. */
    @Nullable
    Path find(FilePosition position, List<Path> files) {
        List<Path> likeliest = new ArrayList<>(files);
        likeliest.sort(Comparator.comparing((Path file) -> !position.hasKeyOf(file))
                .thenComparing(file -> !file.equals(live)));
        return likeliest.stream().filter(position::isIn).findFirst().orElse(null);
    }
}
