package io.rastro.system;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether something failed because of a disk, and not of what was to be kept on it. */
public final class StorageFault {

    /** Java tells it by the words of the operating system alone. */
    private static final Pattern FULL = Pattern.compile(
            "No space left on device|not enough space on the disk|Disk quota exceeded|File too large",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern READ_ONLY = Pattern.compile("Read-only file system|Permission denied");

    private static final String DISK_FULL = "53100";

    private StorageFault() {}

    /** The disk, or what may be used of it, is full. */
    public static boolean full(@Nullable Throwable failure) {
        return any(failure, StorageFault::isFull);
    }

    /** The portal's user may not write there. */
    public static boolean readOnly(@Nullable Throwable failure) {
        return any(failure, StorageFault::isReadOnly);
    }

    private static boolean any(@Nullable Throwable failure, Predicate<Throwable> kind) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(kind);
    }

    private static boolean isFull(Throwable cause) {
        if (cause instanceof SQLException database) {
            return DISK_FULL.equals(database.getSQLState());
        }
        return cause instanceof IOException file
                && FULL.matcher(String.valueOf(file.getMessage())).find();
    }

    private static boolean isReadOnly(Throwable cause) {
        return cause instanceof AccessDeniedException
                || (cause instanceof IOException file
                        && READ_ONLY.matcher(String.valueOf(file.getMessage())).find());
    }
}
