package io.rastro.recording;

import io.rastro.recording.audio.AudioType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that arrived whole and waits to be taken into the store. Closing removes it where that did not happen.
 *
 * @param extension which tells the raw formats, without the dot
 * @param sha256 of its bytes, in hexadecimal
 */
record Incoming(Path file, AudioType type, String extension, String sha256) implements Closeable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
