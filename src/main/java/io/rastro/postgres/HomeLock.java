package io.rastro.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two portals out of one home. The operating system drops the lock when the process ends, however it ends, so a
 * lock that can be taken proves that no other portal lives.
 */
final class HomeLock implements AutoCloseable {

    // Locked far behind the content, so that others can read the owner's process id even where locks are mandatory.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Path home) {
        Path file = home.resolve("rastro.lock");
        try {
            OwnerOnly.createDirectories(home);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw alreadyRunning(home, file);
            }
            writeOwner(channel);
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "The home of Rastro, " + home + ", cannot be written: " + e.getMessage(),
                    "Give this user write access to it, or choose another with RASTRO_HOME.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void writeOwner(FileChannel channel) throws IOException {
        channel.truncate(0);
        String owner = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
    }

    private static EmbeddedServerException alreadyRunning(Path home, Path file) throws IOException {
        String owner = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return new EmbeddedServerException(
                "Rastro is already running with the home " + home + " (process " + owner + ").",
                "Use the portal that runs, stop it first, or start this one with another RASTRO_HOME and SERVER_PORT.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
