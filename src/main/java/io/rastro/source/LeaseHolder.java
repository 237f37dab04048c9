package io.rastro.source;

import io.rastro.system.PortalProperties;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Who holds leases: this portal, known again after a kill by a file of its home. The operating system drops the file's lock when
 * the process ends, however it ends, so that a lock that can be taken proves that leases of that name are nobody's.
 */
@Component
final class LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(LeaseHolder.class);
    // Far behind the content, which others can read even where locks are mandatory.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int NAME_BYTES = 36;

    private final @Nullable FileChannel channel;
    private final String name;

    @Autowired
    LeaseHolder(PortalProperties portal) {
        this(portal.homeDirectory());
    }

    LeaseHolder(Path home) {
        String fresh = UUID.randomUUID().toString();
        channel = locked(home);
        name = (channel == null ? fresh : written(channel, fresh)) + " " + host();
    }

    /** Null: another portal has this home, or it cannot be written. */
    private static @Nullable FileChannel locked(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel file = FileChannel.open(
                    home.resolve("sources.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (isLocked(file)) {
                return file;
            }
            file.close();
        } catch (IOException unwritable) {
            log.debug("After a kill, leases run out by themselves", unwritable);
        }
        return null;
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /** What stands in the file; where nothing does, a fresh name is written. */
    private static String written(FileChannel file, String fresh) {
        try {
            ByteBuffer known = ByteBuffer.allocate(NAME_BYTES);
            if (file.read(known, 0) == NAME_BYTES) {
                return new String(known.array(), StandardCharsets.US_ASCII);
            }
            file.write(ByteBuffer.wrap(fresh.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException unreadable) {
            log.debug("After a kill, leases run out by themselves", unreadable);
        }
        return fresh;
    }

    /** A home that was copied to another machine is another's. */
    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException unnamed) {
            return "";
        }
    }

    String name() {
        return name;
    }

    @PreDestroy
    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
