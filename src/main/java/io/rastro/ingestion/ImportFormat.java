package io.rastro.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an uploaded file is, told from its first character that is not blank. */
enum ImportFormat {
    JSON_LINES,
    JSON_ARRAY,
    CSV;

    private static final int LOOK = 4096;

    static ImportFormat of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LOOK);
            for (byte unit : start) {
                boolean mark = unit == (byte) 0xEF || unit == (byte) 0xBB || unit == (byte) 0xBF;
                if (!mark && !Character.isWhitespace(unit)) {
                    return unit == '{' ? JSON_LINES : unit == '[' ? JSON_ARRAY : CSV;
                }
            }
        }
        return CSV;
    }
}
