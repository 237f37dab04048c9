package io.rastro.source;

import java.io.IOException;
import java.nio.file.Path;

/** What was read of a file may be of two files, or leave one out: none of it counts, and it is read again. */
final class RotatedWhileRead extends IOException {

    private static final long serialVersionUID = 1L;

    RotatedWhileRead(Path file) {
        super(file + " was rotated while it was read");
    }
}
