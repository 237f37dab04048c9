package io.rastro.recording.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps audio files by name. A file is there whole or not at all. */
public interface RecordingStore {

    /** The file of a name; empty if there is none inside the store. */
    Optional<StoredFile> find(StoreName name) throws IOException;

    /** The bytes of a file from an offset on; fails if the file is no longer the one that was found. */
    InputStream open(StoredFile file, long from) throws IOException;

    /** Whether its files lie in a directory or below it, where whoever looks through that comes upon them. */
    default boolean liesBelow(Path directory) {
        return false;
    }

    /** A directory for files that are not whole yet, from which {@link #adopt} can take them. */
    Path stagingDirectory() throws IOException;

    /**
     * Takes a whole file out of the staging directory under a name, in place of what had that name. It outlives a power
     * cut when this returns; what fails leaves it in the staging directory.
     */
    void adopt(Path whole, StoreName name) throws IOException;

    /** Removes a file; none of that name is fine. */
    void delete(StoreName name) throws IOException;
}
