package io.rastro.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files and directories that other users of the machine cannot read, where the file system knows owners. */
final class OwnerOnly {

    private OwnerOnly() {}

    static void createDirectories(Path directory) throws IOException {
        // Java 17 takes a symbolic link to a directory for an obstacle.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(directory, "rwx------"));
        }
    }

    static void createFile(Path file) throws IOException {
        Files.createFile(file, attributes(file, "rw-------"));
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
