package io.rastro.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .txz} archive with its symbolic links and executable bits. */
final class TarXz {

    private static final int OWNER_EXECUTES = 0100;

    private TarXz() {}

    static void unpack(InputStream archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.copy(target.resolve(entry.getLinkName()), path, StandardCopyOption.COPY_ATTRIBUTES);
        } else {
            Files.copy(content, path);
            makeExecutable(entry, path);
        }
    }

    private static void makeExecutable(TarArchiveEntry entry, Path path) throws IOException {
        if ((entry.getMode() & OWNER_EXECUTES) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException("cannot be made executable: " + path);
        }
    }
}
