package io.rastro.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that arrived whole and waits to be taken into the store. Closing removes it where that did not happen.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
record Incoming(Path file, AudioType type, String sha256) implements Closeable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
