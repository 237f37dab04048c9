package io.rastro.recording;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A file of the watched directory as a look found it.
 *
 * @param said why it is still there; null while it was not tried
 */
record Sighting(long size, FileTime modified, @Nullable Verdict said) {

    /** What came of trying to take a file in. */
    enum Verdict {
        TAKEN,
        /** Its call may still come in. */
        NO_CALL_YET,
        LEFT_ALONE
    }

    boolean sameAs(BasicFileAttributes file) {
        return size == file.size() && modified.equals(file.lastModifiedTime());
    }
}
