package io.rastro.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked from the class path once per build of PostgreSQL. */
record ServerBinaries(Path directory) {

    private static final int NAME_LENGTH = 12;

    static ServerBinaries in(Path place) throws IOException {
        byte[] archive = archive();
        Path directory = place.resolve("postgresql-" + digest(archive).substring(0, NAME_LENGTH));
        if (Files.notExists(directory)) {
            Files.createDirectories(place);
            unpack(archive, directory);
        }
        return new ServerBinaries(directory);
    }

    /** Unpacks aside and moves: a directory with the right name is always complete. */
    private static void unpack(byte[] archive, Path directory) throws IOException {
        Path draft = directory.resolveSibling(
                directory.getFileName() + "." + ProcessHandle.current().pid());
        Directories.delete(draft);
        TarXz.unpack(new ByteArrayInputStream(archive), draft);
        try {
            Files.move(draft, directory);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // A portal with another home was faster.
            Directories.delete(draft);
        }
    }

    private static byte[] archive() throws IOException {
        try (InputStream in =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(Host.current().archiveName, Host.architecture())) {
            return in.readAllBytes();
        } catch (IllegalStateException e) {
            throw new EmbeddedServerException(
                    "This build of Rastro carries no PostgreSQL for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ", and no database is set.",
                    "Set SPRING_DATASOURCE_URL (jdbc:postgresql://host/database), SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD to use a PostgreSQL of your own, 14 to 18. To try the portal"
                            + " without one, build the jar that brings it: ./mvnw -Ptrial -DskipTests package",
                    e);
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String program(String name) {
        return directory.resolve("bin").resolve(Host.current().executable(name)).toString();
    }

    /** Unpacks a {@code .txz} archive with its symbolic links and executable bits. */
    static final class TarXz {

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
}
