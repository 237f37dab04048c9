package io.rastro.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * How far a file is read, and by what it is known again under another name.
 *
 * @param offset bytes of whole records, as they are when decompressed
 * @param fingerprint of the first bytes and of those before the offset
 * @param modifiedMillis when it was written last, as far as was seen
 * @param fileKey what the file system knows it by
 */
record FilePosition(long offset, String fingerprint, long modifiedMillis, String fileKey) {

    private static final int PARTS = 4;

    static FilePosition of(Path file, long offset) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String fingerprint = FileContent.fingerprint(file, offset);
        if (fingerprint == null) {
            throw new RotatedWhileRead(file);
        }
        return new FilePosition(
                offset, fingerprint, attributes.lastModifiedTime().toMillis(), key(attributes));
    }

    private static String key(BasicFileAttributes attributes) {
        return String.valueOf(attributes.fileKey());
    }

    /** What the file system knows a file by; empty: it is gone. */
    static String key(Path file) {
        try {
            return key(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException gone) {
            return "";
        }
    }

    /** Null: nothing was read yet. */
    static @Nullable FilePosition read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(" ", PARTS);
        return new FilePosition(Long.parseLong(parts[0]), parts[1], Long.parseLong(parts[2]), parts[3]);
    }

    String text() {
        return offset + " " + fingerprint + " " + modifiedMillis + " " + fileKey;
    }

    boolean hasKeyOf(Path file) {
        return fileKey.equals(key(file));
    }

    /** Whether a file has the bytes that were read, at the places they were read from. */
    boolean isIn(Path file) {
        try {
            return fingerprint.equals(FileContent.fingerprint(file, offset));
        } catch (IOException gone) {
            return false;
        }
    }
}
