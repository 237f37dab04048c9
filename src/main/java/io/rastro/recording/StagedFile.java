package io.rastro.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The portal's own copy of a file, whole and on disk, which waits to be taken into the store. Closing removes it where
 * that did not happen.
 *
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal
 * @param extension of the name it gets
 */
record StagedFile(Path file, long size, String sha256, Examination examination, String extension) implements Closeable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
