package io.rastro.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The Java files below a directory, counted. */
record SourceTree(List<Path> files) {

    static SourceTree of(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return new SourceTree(all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList());
        }
    }

    /** Files, lines, and the lines that are neither blank, comment, import nor package. */
    String counted() throws IOException {
        long lines = 0;
        long code = 0;
        for (Path file : files) {
            boolean comment = false;
            for (String line : Files.readAllLines(file)) {
                String text = line.strip();
                lines++;
                comment |= text.startsWith("/*");
                if (!text.isEmpty() && !comment && !text.matches("(//|import |package ).*")) {
                    code++;
                }
                comment &= !text.endsWith("*/");
            }
        }
        return String.format(Locale.ROOT, "%,d files, %,d lines, %,d of them code", files.size(), lines, code);
    }
}
