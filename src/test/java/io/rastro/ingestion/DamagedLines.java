package io.rastro.ingestion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The lines of a real file in any order, again and again, every second one damaged as exports and transfers do. */
final class DamagedLines {

    static final Path FIELD = Path.of("src/test/resources/field");

    private static final String[] BITS = {"\"", "\"\"", "\",", ",\"", ";", ",", "\t", "|", "\\", "\"\n", " ", "\0", "é"
    };

    private DamagedLines() {}

    /** The header of the file, then at least so many lines. */
    static List<String> of(Path file, CsvLayout layout, int count, Random random) throws IOException {
        List<String> real = Files.readAllLines(file);
        List<String> lines = new ArrayList<>(List.of(real.get(Math.max(0, layout.headerLine() - 1))));
        while (lines.size() < count) {
            String line = mutated(real.get(random.nextInt(real.size())), random);
            lines.addAll(List.of(line.split("\n", -1)));
        }
        return lines;
    }

    private static String mutated(String line, Random random) {
        if (random.nextBoolean() || line.isEmpty()) {
            return line;
        }
        StringBuilder damaged = new StringBuilder(line);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(damaged.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(12)));
                case 1 -> damaged.setLength(at);
                default -> damaged.insert(at, BITS[random.nextInt(BITS.length)]);
            }
        }
        return damaged.toString();
    }
}
